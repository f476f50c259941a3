//! A list's file as it is built in: its rows alone.
//!
//! Decides that what a file says of itself to whoever reads it stays at home.

/// The rows of a list of `data/id/`: the file behind the comments that it opens with.
macro_rules! list {
    ($name:literal) => {{
        const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/id/", $name));
        const ROWS: [u8; FILE.len() - $crate::lexicon::list::head(FILE)] = $crate::lexicon::list::rows(FILE);
        const TEXT: &str = match str::from_utf8(&ROWS) {
            Ok(text) => text,
            Err(_) => panic!(),
        };
        TEXT
    }};
}

/// Bytes of the comments that `file` opens with.
pub(super) const fn head(file: &str) -> usize {
    let bytes = file.as_bytes();
    let (mut at, mut line) = (0, 0);
    while at < bytes.len() && bytes[line] == b'#' {
        at += 1;
        if bytes[at - 1] == b'\n' {
            line = at;
        }
    }
    line
}

/// The last `N` bytes of `file`.
pub(super) const fn rows<const N: usize>(file: &str) -> [u8; N] {
    let mut rows = [0; N];
    rows.copy_from_slice(file.as_bytes().split_at(file.len() - N).1);
    rows
}
