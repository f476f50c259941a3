//! Words that are one word in two spellings.
//!
//! Decides how far two spellings may differ. Leaves to the callers whether that makes two names one.

/// Letters of a word below which a single wrong letter may make another word.
const SHORTEST: usize = 5;

/// Letters from which two wrong letters are still one word.
const LONG: usize = 8;

/// Letters that a truncated word must keep.
const SHORTEST_STUMP: usize = 4;

/// Are two lower-case words one word, typing errors and old spelling (`oe`, `dj`, `tj`) allowed for?
#[must_use]
pub fn is_same(a: &str, b: &str) -> bool {
    a == b || is_near(a, b)
}

/// Are two different lower-case words spellings of one?
fn is_near(a: &str, b: &str) -> bool {
    if a.chars().next() != b.chars().next() || a.len().abs_diff(b.len()) > 3 {
        return false;
    }
    // An error changes two letters at most, today's spelling only some.
    let (limit, differing) = (allowance(a, b), letters(a) ^ letters(b));
    is_stump(a, b)
        || is_stump(b, a)
        || differing.count_ones() as usize <= 2 * limit && is_within(a, b, limit)
        || differing & !CHANGED == 0 && modern(a) == modern(b)
}

/// Is `a` the word `b` without its last letter or two?
fn is_stump(a: &str, b: &str) -> bool {
    a.len() >= SHORTEST_STUMP && b.len() - a.len().min(b.len()) <= 2 && b.starts_with(a)
}

fn allowance(a: &str, b: &str) -> usize {
    match a.len().min(b.len()) {
        n if n < SHORTEST => 0,
        n if n < LONG => 1,
        _ => 2,
    }
}

/// The letters of `word`, a bit each; one bit for all that are not of the alphabet.
pub(super) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |seen, b| seen | bit(b))
}

/// The letters of all of `words`.
pub(super) fn letters_of(words: &[String]) -> u32 {
    words.iter().fold(0, |all, word| all | letters(word))
}

const fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 1 << 26 }
}

/// The letters that [`modern`] may take for others.
const CHANGED: u32 = {
    let (letters, mut all, mut i) = (b"cdefhijkopqstuvyz", 0, 0);
    while i < letters.len() {
        all |= bit(letters[i]);
        i += 1;
    }
    all
};

/// `word` in today's spelling, sounds that are written in several ways made one, no double letters.
fn modern(word: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(word.len());
    for letter in word.chars() {
        let joint = out.last().and_then(|&before| joint(before, letter));
        if joint.is_some() {
            out.pop();
        }
        out.push(joint.unwrap_or(letter));
    }
    out.iter_mut().for_each(|letter| *letter = sound(*letter));
    out.dedup();
    out
}

/// The one letter that today stands for two.
fn joint(first: char, second: char) -> Option<char> {
    Some(match (first, second) {
        ('o', 'e') => 'u',
        ('d', 'j') => 'j',
        ('t', 'j') => 'c',
        ('s', 'j' | 'y') => 's',
        ('p', 'h') => 'f',
        ('t', 'h') => 't',
        ('k', 'h') => 'h',
        _ => return None,
    })
}

fn sound(letter: char) -> char {
    match letter {
        'y' => 'i',
        'v' => 'f',
        'q' => 'k',
        'z' => 's',
        other => other,
    }
}

/// Are `a` and `b` within `limit` edits: a letter more, less, other, or two swapped?
fn is_within(a: &str, b: &str, limit: usize) -> bool {
    if limit == 0 || a == b {
        return a == b;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (a, b) = without_same(&a, &b);
    a.len().abs_diff(b.len()) <= limit && are_within(a, b, limit)
}

/// Both without what both begin and end with.
fn without_same<'w>(a: &'w [char], b: &'w [char]) -> (&'w [char], &'w [char]) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - tail], &b[..b.len() - tail])
}

/// Optimal string alignment, one row at a time, as long as the row holds hope.
fn are_within(a: &[char], b: &[char], limit: usize) -> bool {
    let n = b.len() + 1;
    let mut rows = vec![0; 3 * n];
    let (mut before, rest) = rows.split_at_mut(n);
    let (mut above, mut row) = rest.split_at_mut(n);
    above.iter_mut().enumerate().for_each(|(j, cell)| *cell = j);
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..n {
            let other = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = other.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        // A swap looks two rows up.
        if row.iter().all(|&cell| cell > limit + 1) {
            return false;
        }
        (before, above, row) = (above, row, before);
    }
    above[b.len()] <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(is_same(a, b), same, "{a} / {b}");
        assert_eq!(is_same(b, a), same, "{b} / {a}");
    }

    #[test]
    fn typing_errors_are_forgiven_in_longer_words() {
        check("santoso", "santosso", true);
        check("kristanto", "kristatno", true);
        check("budi", "bubi", false);
        check("sutrisno", "sutopo", false);
    }

    #[test]
    fn old_spelling_and_lost_endings_are_one_word() {
        check("soeharto", "suharto", true);
        check("djoko", "joko", false);
        check("wijaya", "wijay", true);
        check("tjahjo", "tjahyo", true);
        check("rizky", "rizki", true);
    }
}
