//! Every list of `src/data/id/` is sorted, without doubles, in small letters, and described.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/id")
}

fn lists() -> Vec<(String, String)> {
    let files = fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path());
    let lists = files.filter(|p| p.extension().is_some_and(|e| e == "tsv"));
    let all: Vec<_> = lists.map(|p| (name(&p), fs::read_to_string(&p).unwrap())).collect();
    assert!(all.len() >= 5, "the lists were not found in {}", folder().display());
    all
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The keys of a list; empty where a line tells the columns of those below.
fn rows(list: &str) -> impl Iterator<Item = &str> {
    list.lines().skip_while(|l| l.starts_with('#')).map(|l| l.split('\t').next().unwrap())
}

fn keys(list: &str) -> impl Iterator<Item = &str> {
    rows(list).filter(|key| !key.is_empty())
}

#[test]
fn lists_open_with_what_they_are() {
    for (name, list) in lists() {
        assert!(
            list.starts_with("# "),
            "{name}: the first line must say what the list is and where it comes from"
        );
        assert!(list.ends_with('\n'), "{name}: a row that no line break ends is not read");
    }
}

#[test]
fn keys_are_sorted_and_unique() {
    for (name, list) in lists() {
        for (one, two) in rows(&list).zip(rows(&list).skip(1)) {
            assert!(
                two.is_empty() || one < two,
                "{name}: {two:?} must not follow {one:?} (sort with LC_ALL=C sort -u)"
            );
        }
        let mut seen = HashSet::new();
        let twice = keys(&list).find(|key| !seen.insert(*key));
        assert_eq!(twice, None, "{name}: one of them is never found");
    }
}

#[test]
fn columns_are_told_once_above_rows_that_have_none() {
    for (name, list) in lists() {
        let mut above = list.lines().filter_map(|line| line.strip_prefix('\t'));
        let mut seen = HashSet::new();
        let twice = above.find(|columns| !seen.insert(*columns));
        assert_eq!(twice, None, "{name}: these columns stand twice");
        let mut below = list.lines().skip_while(|line| !line.starts_with('\t'));
        let own = below.find(|line| line.trim_start_matches('\t').contains('\t') && !line.starts_with('\t'));
        assert_eq!(own, None, "{name}: a row with columns of its own stands above those that share some");
    }
}

/// A phrase of the sort of its first word is found by that.
#[test]
fn titles_of_several_words_say_more_than_the_first() {
    let list = fs::read_to_string(folder().join("titles.tsv")).unwrap();
    let (mut sort, mut sorts) = ("", HashMap::new());
    for row in list.lines().filter(|row| !row.starts_with('#')) {
        match row.strip_prefix('\t') {
            Some(above) => sort = above,
            None => drop(sorts.insert(row, sort)),
        }
    }
    let idle = sorts
        .iter()
        .find(|(key, sort)| key.split_once(' ').is_some_and(|(first, _)| sorts.get(first) == Some(sort)));
    assert_eq!(idle, None, "titles.tsv");
}

#[test]
fn keys_can_be_found() {
    for (name, list) in lists() {
        for key in keys(&list) {
            let clean = !key.is_empty() && key == key.trim() && !key.contains("  ");
            assert!(clean && key == key.to_ascii_lowercase(), "{name}: {key:?} can never be looked up");
        }
    }
}

/// Which lets `figures/reader.rs` look no further than the word before digits.
#[test]
fn no_word_of_figures_goes_on_with_digits() {
    let of_figures =
        ["calendar", "currencies", "percents", "periods", "ranked", "relative", "units", "zones"];
    for (name, list) in lists().iter().filter(|(name, _)| of_figures.contains(&name.trim_end_matches(".tsv")))
    {
        for key in keys(list) {
            let digits =
                key.split_once(' ').is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
            assert!(!digits, "{name}: {key:?} is never found");
        }
    }
}

#[test]
fn every_file_has_its_line_in_the_readme() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    for entry in fs::read_dir(folder()).unwrap() {
        let name = name(&entry.unwrap().path());
        assert!(
            name == "README.md" || readme.contains(&name),
            "src/data/id/README.md says nothing of {name}"
        );
    }
}
