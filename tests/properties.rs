//! The contract on texts of every sort: random ones, the words of the news without sense, and texts
//! made to break it.

use proptest::prelude::*;
use sorot::{Date, Options};

#[path = "../fuzz/src/invariants.rs"]
mod invariants;

/// Words of the news that send the stages down their paths, put together without sense.
const WORDS: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "«",
    "(",
    ")",
    ",",
    ".",
    "?!",
    "...",
    ":",
    "-",
    "--",
    "–",
    "/",
    "\n",
    "\n\n",
    "\t",
    "Baca juga: ",
    "JAKARTA, KOMPAS.com - ",
    "Jakarta (ANTARA) - ",
    "(ant/rhs)",
    "Editor: ",
    "ADVERTISEMENT",
    "Presiden",
    "Sekjen NATO",
    "PM Prancis",
    "juru bicara",
    "Menteri Keuangan",
    "Ratna Wiryawan",
    "Ratna",
    "PT Cakrawala Tbk",
    "(BCN)",
    "Pak",
    "H.",
    "Ir.",
    "M.",
    "Kapten Rudi",
    "SH",
    "Bogor",
    "DI",
    "KH",
    "kata",
    "katanya",
    "ujar dia",
    "menurut",
    "mengatakan bahwa",
    "menilai",
    "meminta agar",
    "dikutip dari",
    "pemimpin itu",
    "bank tersebut",
    "ia",
    "dia",
    "-nya",
    "mantan",
    "yang juga",
    "adalah",
    "selaku",
    "dan",
    "serta",
    "oleh",
    "pada",
    "di",
    "yang",
    "itu",
    "bukan",
    "jika",
    "maka",
    "berikut",
    "seperti",
    "selain itu",
    "hanya saja",
    "hal senada",
    "anak",
    "istri",
    "pegawai",
    "pejabat",
    "calon",
    "para",
    "dua",
    "Wakil Gubernur",
    "Plt.",
    "Mayjen TNI",
    "terdakwa",
    "Hakim",
    "KPK",
    "(KPK)",
    "kuasa hukum",
    "menuding",
    "diusulkan menjadi",
    "dikabarkan",
    "disampaikan",
    "berdasarkan",
    "menurutnya",
    "didampingi",
    "dipimpin",
    "kepada",
    "berinisial",
    "yang akrab disapa",
    "(Persero)",
    "PT Bank Awan (Persero)",
    "PT",
    "CV",
    "Bank Awan",
    "BA",
    "Provinsi Awan Utara",
    "Stadion Awan Raya",
    "tersangka",
    "korban",
    "hal itu ditegaskan",
    "(Budi/Warta.com)",
    "GBT",
    "alias",
    "Rp1,5",
    "Rp 3 M",
    "triliun",
    "puluhan ribu",
    "setengah",
    "se",
    "satu",
    "12-14",
    "persen",
    "1.250,5",
    "Senin (26/2/2024)",
    "kemarin",
    "pukul 19.30 WIB",
    "magnitudo 7,2",
    "(45)",
    "ketiga",
    "ke-75",
    "3-1",
    "hampir",
    "lebih dari",
    "sekitar",
    "km",
    "orang",
    "tahun",
    "Mei",
    "Minggu",
    "$311",
    "USD",
    "99999999999999999999",
    "é",
    "É",
    "Menurut ahli gizi,",
    "dr. Budi Santoso,",
    "😀",
    "👩🏽‍🚒",
    "\u{0}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{AD}",
    "a\u{301}",
    "ﬁ",
    "İ",
    "ß",
    "中",
];

fn word() -> impl Strategy<Value = String> {
    (prop::sample::select(WORDS), prop::sample::select(&["", " ", "  "]))
        .prop_map(|(w, gap)| format!("{w}{gap}"))
}

/// Any day there is, the first and the last of the calendar too.
fn day() -> impl Strategy<Value = Date> {
    let days = (-9999i16..=9999, 1i8..=12, 1i8..=31);
    let days = days.prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d));
    prop_oneof![8 => days, 1 => Just(Date::new(-9999, 1, 1).unwrap()), 1 => Just(Date::new(9999, 12, 31).unwrap())]
}

proptest! {
    #[test]
    fn any_string(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn words_of_the_news_in_any_order(words in prop::collection::vec(word(), 0..120)) {
        check(&words.concat());
    }

    #[test]
    fn on_any_day(words in prop::collection::vec(word(), 0..60), day in day()) {
        invariants::check(&words.concat(), Options { date: Some(day) });
    }
}

#[test]
fn hostile_texts() {
    let million = 1_000_000;
    for text in [
        String::new(),
        " ".repeat(million),
        "\"".repeat(million),
        "“".repeat(million / 3),
        "”".repeat(million / 3),
        "😀".repeat(million / 4),
        "9".repeat(million),
        "1,".repeat(million / 2),
        "a".repeat(million),
        "A. ".repeat(million / 3),
        "Adi ".repeat(million / 4),
        "(".repeat(million),
        "a\u{301}".repeat(million / 3),
        "\u{202E}\u{0}".repeat(million / 4),
        "\n".repeat(million),
        "kata \"".repeat(million / 6),
        "kata ".repeat(million / 5),
        "A.".repeat(million / 2),
        "Kami “datang ".repeat(10_000),
        "Kami 'datang ".repeat(10_000),
        "\"Kami datang\n\n".repeat(10_000),
        ["(", "[", "{", "“", "‘", "<"].concat().repeat(million / 10),
        format!("{}Adi{}", "(".repeat(million / 2), ")".repeat(million / 2)),
        "1".repeat(400) + " juta rupiah, Rp" + &"9".repeat(400) + ", " + &"1.000".repeat(400),
        "A\u{300}\u{301}\u{302}\u{303}".repeat(million / 9),
        format!("Adi{}", "\u{301}".repeat(million / 2)),
        "\u{202A}Adi\u{202B} \u{2067}Budi\u{2069}\u{202C} ".repeat(million / 30),
        "Adi\0Budi\0 ".repeat(million / 10),
        "Ab".repeat(million / 2),
        "a-".repeat(million / 2),
        "https://".to_owned() + &"a/".repeat(million / 2),
        "\r\n".repeat(million / 2),
        "menurut Adi, ".repeat(million / 13),
        "Baca juga: ".repeat(million / 11),
    ] {
        check(&text);
    }
}

#[track_caller]
fn check(text: &str) {
    invariants::check(text, Options::default());
}
