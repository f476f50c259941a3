#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sorot_fuzz::targets::numerals(data));
