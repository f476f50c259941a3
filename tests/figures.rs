//! Figures: what they are, where they end, what they amount to.

use proptest::prelude::*;
use sorot::figures::{Figure, Language, Modifier, Value, display};
use sorot::{Date, Engine, Options};

fn engine() -> &'static Engine {
    static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(Engine::new);
    &ENGINE
}

fn figures(text: &str, date: Option<&str>) -> Vec<Figure> {
    let date: Option<Date> = date.map(|d| d.parse().unwrap());
    engine().analyze(text, Options { date }).figures
}

fn value(value: &Value) -> String {
    match value {
        Value::Number(n) => n.to_string(),
        Value::Text(t) => t.clone(),
    }
}

/// `span|kind|value|upper|unit|modifier`.
fn line(text: &str, f: &Figure) -> String {
    let upper = f.upper.as_ref().map_or_else(|| "-".to_owned(), value);
    let unit = f.unit.as_deref().unwrap_or("-");
    let modifier = f.modifier.map_or("-", Modifier::name);
    format!("{}|{}|{}|{upper}|{unit}|{modifier}", f.span.text(text), f.kind.name(), value(&f.value))
}

#[test]
fn cases() {
    let table = include_str!("cases/figures.tsv");
    for row in table.lines().filter(|l| !l.starts_with('#')) {
        let (text, expected) = row.split_once('\t').unwrap();
        let got: Vec<_> = figures(text, None).iter().map(|f| line(text, f)).collect();
        assert_eq!(got.join(";"), expected, "{text}");
    }
}

#[track_caller]
fn check_date(text: &str, published: &str, expected: &str) {
    let found = figures(text, Some(published));
    let got: Vec<_> = found.iter().map(|f| format!("{}={}", f.span.text(text), value(&f.value))).collect();
    assert_eq!(got.join(" "), expected, "{text}");
}

#[test]
fn a_bracket_tells_the_days_of_a_range() {
    let pairs = [
        ("Jumat-Minggu (7-9/2/2025)", "2025-02-07/2025-02-09"),
        ("Selasa-Kamis (4-6/2)", "2025-02-04/2025-02-06"),
        ("Sabtu dan Minggu (8-9 Februari 2025)", "2025-02-08/2025-02-09"),
        ("Rabu hingga Kamis (6/2/2025)", "2025-02-05/2025-02-06"),
        ("Rabu hingga Kamis (5/2/2025)", "2025-02-05/2025-02-06"),
        ("setiap tanggal 15", "tanggal 15=?"),
        ("tanggal 23, 24, dan 25 Mei 2025", "tanggal 23=2025-05-23 25 Mei 2025=2025-05-25"),
        ("Senin-Jumat", "?"),
    ];
    for (words, days) in pairs {
        let expected = if days.contains('=') { days.to_owned() } else { format!("{words}={days}") };
        check_date(&format!("Acara digelar {words} di Jakarta."), "2025-02-05", &expected);
    }
}

#[test]
fn days_of_the_moon_are_dates_that_nobody_knows() {
    check_date("Puasa dimulai 1 Ramadan 1446 Hijriah.", "2025-02-05", "1 Ramadan 1446 Hijriah=?");
    check_date("Pawai digelar 12 Rabiul Awal.", "2025-02-05", "12 Rabiul Awal=?");
}

#[test]
fn dates_count_from_the_day_of_publication() {
    check_date("Ia tiba kemarin.", "2024-02-27", "kemarin=2024-02-26");
    check_date("Ia tiba Sabtu.", "2024-02-27", "Sabtu=2024-02-24");
    check_date("Ia tiba Senin lalu.", "2024-02-28", "Senin lalu=2024-02-26");
    check_date("Ia akan tiba Senin depan.", "2024-02-28", "Senin depan=2024-03-04");
    check_date("Ia tiba pekan lalu.", "2024-02-27", "pekan lalu=2024-W08");
    check_date("Ia tiba tiga hari lalu.", "2024-02-27", "tiga hari lalu=2024-02-24");
    check_date("Ia tiba kemarin lusa.", "2024-02-27", "kemarin lusa=2024-02-25");
    check_date("Ia lulus tahun lalu.", "2024-02-27", "tahun lalu=2023");
    check_date("Pemilu digelar April tahun depan.", "2025-10-17", "April tahun depan=2026-04");
    check_date("Terjadi pada Jumat (1/3).", "2024-02-27", "Jumat (1/3)=2024-03-01");
    check_date("Terjadi hari ini, Jumat (1/3).", "2024-02-27", "hari ini=2024-03-01 Jumat (1/3)=2024-03-01");
    check_date("Terjadi Jumat pekan lalu.", "2025-11-13", "Jumat pekan lalu=2025-11-07");
    check_date("Dibuka Oktober lalu.", "2024-02-27", "Oktober lalu=2023-10");
}

#[test]
fn dates_count_from_what_the_text_shows() {
    let text = "Ia tiba Kamis (12/10/2023). Hari ini ia pulang.";
    let found = figures(text, None);
    assert_eq!(value(&found[1].value), "2023-10-12");
    assert_eq!(value(&figures("Ia tiba kemarin.", None)[0].value), "?");
    let text = "Sejak tahun 2014 ia memimpin. Tahun depan ia pensiun.";
    assert_eq!(value(&figures(text, None)[1].value), "?", "2014 is not the year of publication");
    let text = "Surat utang itu jatuh tempo 15 Mei 2024. Ia tiba Selasa (29/1).";
    assert_eq!(value(&figures(text, None)[1].value), "?", "29 January 2024 was a Monday");
    let text = "Surat utang itu jatuh tempo 15 Mei 2024. Ia tiba Senin (29/1).";
    assert_eq!(value(&figures(text, None)[1].value), "2024-01-29");
    let text = "Ia melanggar UU Nomor 35 Tahun 2009. Ia tiba Senin (9/6).";
    assert_eq!(value(&figures(text, None)[0].value), "?", "a law of 2009 says nothing of the day");
    let text = "Piala Nusantara 2023 dibuka pekan ini mulai 6 November.";
    assert_eq!(value(&figures(text, None)[0].value), "2023-W45");
}

#[test]
fn hundreds_of_digits_are_no_figure() {
    let text = format!("Ia menulis Rp{} dan Rp5.000.", "9".repeat(400));
    let got: Vec<_> = figures(&text, None).iter().map(|f| value(&f.value)).collect();
    assert_eq!(got, ["5000"]);
}

#[test]
fn figures_say_what_they_are_about() {
    let check = |text: &str, expected: &str| {
        let about = figures(text, None)[0].about.map(|span| span.text(text));
        assert_eq!(about.unwrap_or_default(), expected, "{text}");
    };
    check("Harganya di kisaran Rp5 juta.", "");
    check("Harga naik tipis 2 persen sepekan.", "");
    check("Inggris mengirim 10 miliar dolar AS bantuan militer.", "bantuan militer");
    check("Ia dihukum denda Rp500 juta.", "denda");
    check("Pemerintah memberi bantuan militer senilai Rp5 miliar.", "bantuan militer");
}

#[test]
fn a_card_writes_both_languages() {
    let check = |text: &str, id: &str, en: &str| {
        let figure = &figures(text, None)[0];
        assert_eq!(display(figure, Language::Indonesian), id);
        assert_eq!(display(figure, Language::English), en);
    };
    check("Rp1.500.000.000.000", "Rp1,5 triliun", "IDR 1.5 trillion");
    check("12.345,6 persen", "12.345,6 persen", "12,345.6%");
    check("Senin (26/2/2024)", "26 Februari 2024", "26 February 2024");
    check("pukul 19.30 WIB", "pukul 19.30 WIB", "19:30 WIB");
    check("2 jam 30 menit", "2 jam 30 menit", "2 hours 30 minutes");
    check("10-15 persen", "10 persen hingga 15 persen", "10% to 15%");
    check("ratusan orang", "ratusan orang", "hundreds of orang");
    check("Ribuan warga", "ribuan warga", "thousands of warga");
    check("puluhan ribu warga", "puluhan ribu warga", "tens of thousands of warga");
    check("ratusan juta rupiah", "ratusan juta rupiah", "hundreds of millions of IDR");
    check("600 ribuan paket", "600.000 paket", "600,000 paket");
    check("Rp puluhan juta", "puluhan juta rupiah", "tens of millions of IDR");
    check("bayi berusia 8 bulan", "8 bulan", "8 months");
    check("bayi berusia 2 hari", "2 hari", "2 days");
    check("berusia 20 tahun 266 hari", "20 tahun 266 hari", "20 years 266 days");
    check("berusia 2,5 tahun", "2 tahun 6 bulan", "2 years 6 months");
    check("puluhan tahun", "puluhan tahun", "tens of years");
    check("puluhan persen", "puluhan persen", "tens of percent");
    check("belasan orang", "11 orang hingga 19 orang", "11 orang to 19 orang");
    check("16.400-an orang", "16.400 orang", "16,400 orang");
    check("dua WNI", "2 WNI", "2 WNI");
}

#[test]
fn ten_times_the_digits_take_ten_times_as_long() {
    for piece in ["1.234,5 ", "1,1.", "12-", "9/9/", "satu dua ", "5 orang orang ", "(5) ", "ke-", "Rp "] {
        let time = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let start = std::time::Instant::now();
            figures(&text, None);
            start.elapsed().as_secs_f64()
        };
        let (small, large) = (time(8_000).max(0.02), time(80_000));
        assert!(large < 60.0 * small, "{piece:?}: {small} s, then {large} s for ten times as much");
    }
}

/// Number words as they are written.
fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        (1u32..1000).prop_map(|n| n.to_string()),
        (1u32..1000, 0u32..1000).prop_map(|(a, b)| format!("{a}.{b:03}")),
        (1u32..1000, 0u32..100).prop_map(|(a, b)| format!("{a},{b:02}")),
        (1u32..1000, prop::sample::select(&["ribu", "juta", "miliar"])).prop_map(|(n, m)| format!("{n} {m}")),
        prop::sample::select(&[
            "dua",
            "lima belas",
            "tiga puluh satu",
            "seratus dua puluh",
            "satu setengah juta"
        ])
        .prop_map(str::to_owned),
    ]
}

fn any_figure() -> impl Strategy<Value = String> {
    let months = &["Januari", "Mei", "Desember"];
    prop_oneof![
        amount().prop_map(|n| format!("Rp {n}")),
        amount().prop_map(|n| format!("{n} dolar AS")),
        amount().prop_map(|n| format!("{n} persen")),
        amount().prop_map(|n| format!("{n} kilometer")),
        amount().prop_map(|n| format!("{n} orang")),
        (1u32..29, prop::sample::select(months), 1990u32..2030).prop_map(|(d, m, y)| format!("{d} {m} {y}")),
        (1u32..29, 1u32..13, 1990u32..2030).prop_map(|(d, m, y)| format!("{d}/{m}/{y}")),
        (0u32..24, 0u32..60).prop_map(|(h, m)| format!("pukul {h:02}.{m:02} WIB")),
        (2u32..99, prop::sample::select(&["hari", "tahun", "jam"])).prop_map(|(n, p)| format!("{n} {p}")),
        (2u32..200).prop_map(|n| format!("ke-{n}")),
    ]
}

/// What only the words around it tell to be a figure of its kind, with its kind and value.
fn told() -> impl Strategy<Value = (String, &'static str, String)> {
    let age = |n: u32| (format!("Adi berusia {n} tahun"), "age", n.to_string());
    let score = |(a, b): (u32, u32)| (format!("timnya menang {a}-{b}"), "score", format!("{a}-{b}"));
    prop_oneof![(1u32..110).prop_map(age), (0u32..30, 0u32..30).prop_map(score)]
}

fn sentence(figure: &str) -> String {
    format!("Menurut catatan, nilainya {figure}, katanya.")
}

fn same(a: &Figure, b: &Figure) -> bool {
    let close = |x: &Value, y: &Value| match (x, y) {
        (Value::Number(x), Value::Number(y)) => (x - y).abs() <= 1e-9 * x.abs().max(1.0),
        _ => x == y,
    };
    a.kind == b.kind && a.unit == b.unit && close(&a.value, &b.value)
}

proptest! {
    #[test]
    fn a_figure_alone_reads_as_in_its_sentence(figure in any_figure()) {
        let text = sentence(&figure);
        let inside = figures(&text, None);
        prop_assert_eq!(inside.len(), 1, "{:?}", inside);
        let alone = figures(inside[0].span.text(&text), None);
        prop_assert!(alone.len() == 1 && same(&alone[0], &inside[0]), "{:?} {:?}", alone, inside);
    }

    #[test]
    fn what_a_card_writes_reads_as_the_same_value(figure in any_figure()) {
        let found = &figures(&figure, None)[0];
        let written = display(found, Language::Indonesian);
        let again = figures(&written, None);
        prop_assert!(again.len() == 1 && same(&again[0], found), "{written}: {:?} {:?}", again, found);
    }

    #[test]
    fn ages_and_scores_are_told_by_the_words_around((words, kind, amount) in told()) {
        let text = format!("Menurut catatan, {words}, katanya.");
        let found = figures(&text, None);
        let got: Vec<_> = found.iter().map(|f| (f.kind.name(), value(&f.value))).collect();
        prop_assert_eq!(got, [(kind, amount)], "{}", text);
    }

    #[test]
    fn a_paragraph_alone_reads_as_in_its_article(
        paragraphs in prop::collection::vec(prop_oneof![any_figure(), told().prop_map(|t| t.0)], 1..8),
    ) {
        let paragraphs: Vec<_> = paragraphs.iter().map(|f| sentence(f)).collect();
        let article = paragraphs.join("\n\n");
        let together = figures(&article, None);
        let apart: Vec<_> = paragraphs.iter().flat_map(|p| figures(p, None)).collect();
        let line = |f: &Figure| (f.kind, f.value.clone(), f.upper.clone(), f.unit.clone(), f.modifier);
        let (together, apart): (Vec<_>, Vec<_>) =
            (together.iter().map(line).collect(), apart.iter().map(line).collect());
        prop_assert_eq!(together, apart, "{}", article);
    }
}
