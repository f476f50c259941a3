//! The weight files that are shipped: read as they are, refused with one bit changed or cut short.
//! Each bit of a small file is tried beside the format.

use sorot::lexicon::known_names::KnownNames;
use sorot::model::Model;
use sorot::vocabulary::Vocabulary;

const WEIGHTS: [(&str, &[u8]); 4] = [
    ("names", include_bytes!("../src/data/id/names.bin")),
    ("nominals", include_bytes!("../src/data/id/nominals.bin")),
    ("quotes", include_bytes!("../src/data/id/quotes.bin")),
    ("roles", include_bytes!("../src/data/id/roles.bin")),
];
const WORDS: &[u8] = include_bytes!("../src/data/id/words.bin");
const KNOWN_NAMES: &[u8] = include_bytes!("../src/data/id/known_names.bin");

/// Places of a file that are tried.
const PLACES: usize = 200;

#[test]
fn weights_are_refused_when_damaged() {
    for (name, file) in WEIGHTS {
        let fingerprint = u32::from_le_bytes(file[8..12].try_into().unwrap());
        check(name, file, |bytes| Model::read(bytes, fingerprint).is_ok());
    }
}

#[test]
fn words_are_refused_when_damaged() {
    check("words", WORDS, |bytes| Vocabulary::read(bytes).is_ok());
}

#[test]
fn known_names_are_refused_when_damaged() {
    check("known names", KNOWN_NAMES, |bytes| KnownNames::read(bytes).is_ok());
}

#[track_caller]
fn check(name: &str, file: &[u8], is_read: impl Fn(&[u8]) -> bool) {
    assert!(is_read(file), "{name}: not read");
    let mut bytes = file.to_vec();
    for place in (0..PLACES).map(|i| i * (file.len() - 1) / (PLACES - 1)) {
        assert!(!is_read(&file[..place]), "{name}: read when cut at byte {place}");
        bytes[place] ^= 1 << (place % 8);
        assert!(!is_read(&bytes), "{name}: read with a bit of byte {place} changed");
        bytes[place] = file[place];
    }
}
