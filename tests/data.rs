//! Every list of `src/data/id/` is sorted, without doubles, in small letters, and described.

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

fn keys(list: &str) -> impl Iterator<Item = &str> {
    list.lines().skip_while(|l| l.starts_with('#')).map(|l| l.split('\t').next().unwrap())
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
        for (one, two) in keys(&list).zip(keys(&list).skip(1)) {
            assert!(one < two, "{name}: {two:?} must not follow {one:?} (sort with LC_ALL=C sort -u)");
        }
    }
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
