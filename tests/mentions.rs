//! Who is who, as marked-up text: names are given, roles, nominal mentions and entities are found.
//!
//! In a text `{p Name}`, `{o Name}` and `{l Name}` are people, organisations and places. In an
//! answer each entity is one line: its name, then its other mentions, then `=` and its roles. Places begin with `in`
//! and are left out where none is expected.

use sorot::document::Document;
use sorot::entities::{Entity, Linker};
use sorot::lexicon::Lexicon;
use sorot::mentions::{Finder, Kind};
use sorot::span::Span;
use sorot::tagger::TaggedName;

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let (text, spans) = unmark(marked);
    let lexicon = Lexicon::new();
    let document = Document::new(&text, &lexicon);
    let name = |&(span, kind)| TaggedName { tokens: document.tokens_in(span), kind, confidence: 1.0 };
    let mentions = Finder::new().find(&document, spans.iter().map(name).collect(), &lexicon);
    let entities = Linker::new().link(&document, &mentions, &lexicon);
    let has_place = expected.iter().any(|line| line.starts_with("in "));
    let lines = entities.iter().filter(|e| has_place || e.kind != Kind::Place).map(|e| line(&text, e));
    assert_eq!(lines.collect::<Vec<_>>(), expected, "in: {text}");
}

fn line(text: &str, entity: &Entity) -> String {
    let mut line: Vec<&str> = entity.mentions.iter().map(|m| m.span.text(text)).collect();
    line.dedup();
    let roles: Vec<_> = entity.roles.iter().map(|r| r.text(text)).collect();
    let place = if entity.kind == Kind::Place { "in " } else { "" };
    let known = format!("{place}{}", line.join(" | "));
    if roles.is_empty() { known } else { format!("{known} = {}", roles.join(" | ")) }
}

/// The text without its marks, and the names' places.
fn unmark(marked: &str) -> (String, Vec<(Span, Kind)>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for (i, part) in marked.split(['{', '}']).enumerate() {
        let Some((kind, name)) = part.split_once(' ').filter(|_| i % 2 == 1) else {
            text.push_str(part);
            continue;
        };
        let kind = match kind {
            "p" => Kind::Person,
            "o" => Kind::Organisation,
            _ => Kind::Place,
        };
        spans.push((Span::new(text.len(), text.len() + name.len()), kind));
        text.push_str(name);
    }
    (text, spans)
}

#[test]
fn people_are_called_by_any_part_of_their_name() {
    check(
        "{p Ratna Wiryawan} datang. {p Ratna} tersenyum, kata {p Budi Hartono}. {p Hartono} pulang.",
        &["Ratna Wiryawan | Ratna", "Budi Hartono | Hartono"],
    );
    check("{p Agus Bayu Cahyono} ({p ABC}) hadir. {p ABC} diam.", &["Agus Bayu Cahyono | ABC"]);
    check("{p Agung Wiryawan} datang. {p Agung} pulang.", &["Agung Wiryawan | Agung"]);
    check("{p Sutrisnowati} hadir. {p Sutrisnowti} diam.", &["Sutrisnowati | Sutrisnowti"]);
    check("{p Ratna Prayogi} hadir. {p Yogi} diam.", &["Ratna Prayogi | Yogi"]);
    check(
        "{p Dian Sukarno} hadir di makam {p Soekarno}. {p Bung Karno} dikenang.",
        &["Dian Sukarno", "Soekarno | Bung Karno"],
    );
}

#[test]
fn a_nickname_is_his_of_whom_the_text_says_so() {
    check("{p Budi Hartono} yang akrab disapa Om {p Zed} hadir. {p Zed} diam.", &["Budi Hartono | Zed"]);
    check(
        "{p Budi Hartono} hadir. {p Budi} yang akrab disapa {p Zed} diam. {p Zed} pulang.",
        &["Budi Hartono | Budi | Zed"],
    );
    check("{p Jupe} - sapaan akrab {p Bayu Cahyono} - pulang.", &["Jupe | Bayu Cahyono"]);
    check("Kekasih {p Budi Hartono} alias {p Zed} hadir.", &["Budi Hartono | Zed"]);
    check(
        "Adik {p Budi Hartono} yang karib disapa {p Ninok} diam.",
        &["Budi Hartono", "Ninok = Adik Budi Hartono"],
    );
    check("{p Budi Hartono} dipanggil {p Zed} di tepi lapangan.", &["Budi Hartono", "Zed"]);
}

#[test]
fn who_is_called_so_in_a_phrase_is_no_other_who_was_named_later() {
    check(
        "{p Ratna Wulan Sari} ({p RWS}) hadir bersama {p Budi Hartono}. Wanita yang akrab disapa {p RWS} ini diam.",
        &["Ratna Wulan Sari | RWS | Wanita yang akrab disapa RWS ini | RWS", "Budi Hartono"],
    );
}

#[test]
fn an_authority_is_no_company() {
    check(
        "{o PT Awan Lestari} merugi tahun ini. {o Dinas Perhubungan Sleman} memeriksa laporan itu. Perusahaan tersebut belum menjawab.",
        &["PT Awan Lestari | Perusahaan tersebut", "Dinas Perhubungan Sleman"],
    );
}

#[test]
fn a_nickname_in_a_phrase_is_his_for_whom_that_stands() {
    check(
        "{p Budi Hartono} tiba di Garut. Pria yang akrab disapa {p Zed} itu langsung bekerja. Malam itu {p Zed} pulang.",
        &["Budi Hartono | Pria yang akrab disapa Zed itu | Zed"],
    );
    check(
        "{p Budi Hartono} bertanya soal cuaca. Bocah bernama {p Zed} itu diam.",
        &["Budi Hartono", "Zed = Bocah"],
    );
}

#[test]
fn initials_of_a_name_that_is_kept_back_are_nobodys() {
    check(
        "Pelaku berinisial {p MH} (25) dan {p AS} (30) ditahan, kata {p Mukti Harahap} dan {p Ani Sari}.",
        &["MH = Pelaku", "AS", "Mukti Harahap", "Ani Sari"],
    );
}

#[test]
fn two_people_with_one_surname_stay_two() {
    check(
        "{p Ratna Wiryawan} dan {p Bayu Wiryawan} datang. {p Bayu} pulang.",
        &["Ratna Wiryawan", "Bayu Wiryawan | Bayu"],
    );
    check("{p Hendra Gunadi} dan {p Hendra Gunadi Jr} datang.", &["Hendra Gunadi", "Hendra Gunadi Jr"]);
}

#[test]
fn organisations_go_by_acronyms_and_syllables() {
    check(
        "{o Kementerian Keuangan} rapat. {o Kemenkeu} diam. {o Kementerian Kesehatan} pulang.",
        &["Kementerian Keuangan | Kemenkeu", "Kementerian Kesehatan"],
    );
    check(
        "{o Dinas Pendidikan (Disdik) Jawa Barat} rapat. {o Disdik Jawa Barat} diam.",
        &["Dinas Pendidikan (Disdik) Jawa Barat | Disdik Jawa Barat"],
    );
    check(
        "{o NATO} diam, {o Pakta Pertahanan Atlantik Utara} rapat.",
        &["NATO | Pakta Pertahanan Atlantik Utara"],
    );
    check("{o PT Maju Sentosa Tbk} rugi. {o Maju Sentosa} diam.", &["PT Maju Sentosa Tbk | Maju Sentosa"]);
    check("{o DPR} rapat. {o DPRD} diam.", &["DPR", "DPRD"]);
    check(
        "{o Kementerian Luar Negeri Norwegia} rapat. {o Kemlu Norwegia} diam. {o Kemlu Swedia} pulang.",
        &["Kementerian Luar Negeri Norwegia | Kemlu Norwegia", "Kemlu Swedia"],
    );
}

#[test]
fn a_coined_name_in_brackets_is_that_of_the_name_before_it() {
    check(
        "{o Lembaga Dana Abadi Warisan Nusantara} ({o Dawantara}) rugi. {o Dawantara} diam.",
        &["Lembaga Dana Abadi Warisan Nusantara | Dawantara"],
    );
    check(
        "{o Perhimpunan Sepak Bola Melati} ({o Garudatama}) rugi.",
        &["Perhimpunan Sepak Bola Melati", "Garudatama"],
    );
    check("{o Persib Bandung} ({o Persija}) kalah.", &["Persib Bandung", "Persija"]);
    check(
        "{o Fakultas Hukum Universitas Diponegoro} ({o Undip}) rapat.",
        &["Fakultas Hukum Universitas Diponegoro", "Undip"],
    );
}

#[test]
fn a_short_name_in_brackets_is_that_of_the_name_before_it() {
    check(
        "{o Direktorat Jenderal Pangan dan Kelautan} ({o Ditjen PK}) hadir. {o Ditjen PK} diam.",
        &["Direktorat Jenderal Pangan dan Kelautan | Ditjen PK"],
    );
    check("{o PT Kabut Awan Raya} ({p KAR}) hadir.", &["PT Kabut Awan Raya | KAR"]);
    check("{p Budi Hartono} (BH) hadir. BH diam.", &["Budi Hartono | BH"]);
    check("{p Mulyono Kusuma} ({o MK}) menggugat ke {o MK}.", &["Mulyono Kusuma", "MK"]);
    check("{o Persibu} ({o Kabut FC}) hadir.", &["Persibu", "Kabut FC"]);
    // What a police office is named after is no organisation.
    check("{o Polda Nusa Kabut Timur} ({l NKT}) hadir.", &["Polda Nusa Kabut Timur", "in NKT"]);
}

#[test]
fn who_plays_somebody_or_took_the_picture_is_not_he() {
    check("{p Raka} ({p Budi Hartono}) pulang.", &["Raka", "Budi Hartono"]);
    check("{p Ratna Wulan} ({p Togar}/Warta.com) hadir.", &["Ratna Wulan", "Togar"]);
    check("{p Abdul Hakim} ({p Gus Bejo}) hadir.", &["Abdul Hakim | Gus Bejo"]);
    check("{p Zul} ({p Zulkifli Awan}) hadir.", &["Zul | Zulkifli Awan"]);
    check(
        "{p MBH} ({p Moch Budi}) dan {p Dila} ({p Aldila Ayu}).",
        &["MBH | Moch Budi", "Dila | Aldila Ayu"],
    );
}

#[test]
fn companies_of_one_sort_are_not_one_company() {
    check(
        "{o PT Bank Awan (Persero) Tbk} dan {o PT Bank Kabut (Persero) Tbk} untung. {o Bank Awan} naik.",
        &["PT Bank Awan (Persero) Tbk | Bank Awan", "PT Bank Kabut (Persero) Tbk"],
    );
    check(
        "{o PT Kabut Awan (Perseroda)} dan {o PT Kabut Hujan (Perseroda)} untung.",
        &["PT Kabut Awan (Perseroda)", "PT Kabut Hujan (Perseroda)"],
    );
    check(
        "{o PT Awan (Persero)} dan {o PT Awan Gas} untung. {o Awan Gas} naik, {o Awan} turun.",
        &["PT Awan (Persero) | Awan", "PT Awan Gas | Awan Gas"],
    );
    check(
        "{o Bank Kabut Indonesia} ({o BKI}) diawasi {o Bank Indonesia}.",
        &["Bank Kabut Indonesia | BKI", "Bank Indonesia"],
    );
    check("{o DPD RI} mengundang {o DPR}.", &["DPD RI", "DPR"]);
}

#[test]
fn places_go_by_their_names_without_what_they_are() {
    check(
        "{l Provinsi Sumut} luas. {l Sumatera Utara} ramai, {l Sumut} juga.",
        &["in Provinsi Sumut | Sumatera Utara | Sumut"],
    );
    check("{l Stadion Gelora Bung Awan} penuh. {l GBA} ramai.", &["in Stadion Gelora Bung Awan | GBA"]);
    check("{l Kapanewon Awan} luas. {l Awan} ramai.", &["in Kapanewon Awan | Awan"]);
    check("{l Kota Gaza} di {l Jalur Gaza} ramai.", &["in Kota Gaza", "in Jalur Gaza"]);
    check("{l Jakarta Utara} ramai, {l Jakarta} macet.", &["in Jakarta Utara", "in Jakarta"]);
    check("{l Kota Bandung} dan {l Kabupaten Bandung} ramai.", &["in Kota Bandung", "in Kabupaten Bandung"]);
}

#[test]
fn places_go_by_their_short_names_with_and_without_what_they_are() {
    check(
        "Di {l Kabut International Stadium} ({l KIS}). {l Stadion KIS} penuh, {l KIS} ramai.",
        &["in Kabut International Stadium | KIS | Stadion KIS | KIS"],
    );
    check(
        "Di {l Bandara Soekarno-Hatta} dan {l Bandara Soetta}.",
        &["in Bandara Soekarno-Hatta | Bandara Soetta"],
    );
    check("Di {l Distrik Napan} dan {l Distrik Dipa}.", &["in Distrik Napan", "in Distrik Dipa"]);
    check("Di {l Stadion Melati} ({l Solo}).", &["in Stadion Melati", "in Solo"]);
}

#[test]
fn roles_stand_before_and_behind() {
    check("Rapat itu dihadiri (kementerian/lembaga), {o DPR} dan {o BUL}.", &["DPR", "BUL"]);
    check("{o KPK} diam, kata Ketua {o KPK} {p Ratna Wiryawan}.", &["KPK", "Ratna Wiryawan = Ketua KPK"]);
    for text in [
        "Menurut {p Ratna Wiryawan}, Menteri Keuangan {l Prancis}, pajak naik.",
        "\"Pajak naik,\" kata {p Ratna Wiryawan}, Menteri Keuangan {l Prancis}.",
    ] {
        check(text, &["Ratna Wiryawan = Menteri Keuangan Prancis"]);
    }
    check(
        "Kapolres {l Sleman} AKBP {p Bayu Hartono} mengatakan hal itu.",
        &["Bayu Hartono = Kapolres Sleman"],
    );
    check(
        "Menteri Keuangan era Presiden {p Bayu Hartono}, {p Ratna Wiryawan}, mengatakan hal itu.",
        &["Bayu Hartono", "Ratna Wiryawan = Menteri Keuangan era Presiden Bayu Hartono"],
    );
    check("Menteri Keuangan era {p Bayu Hartono} mengatakan hal itu.", &["Bayu Hartono"]);
    check(
        "{p Bayu Hartono} (8) siswa kelas IV {o SD Melati} dan {p Ratna Wiryawan} pelatih tim {o Melati FC} hadir.",
        &[
            "Bayu Hartono = siswa kelas IV SD Melati",
            "SD Melati",
            "Ratna Wiryawan = pelatih tim Melati FC",
            "Melati FC",
        ],
    );
}

#[test]
fn whom_somebody_acts_on_is_another() {
    check("{p Budi} menolong seorang guru di {l Awan}.", &["Budi"]);
    check("{p Budi} menolong seorang guru, {p Ratna}.", &["Budi", "Ratna = guru"]);
    check("{p Budi} merupakan seorang guru.", &["Budi = guru"]);
}

#[test]
fn words_of_respect_stand_between_a_role_and_its_name() {
    for respect in ["dr", "dr.", "Prof. Dr. Ir.", "Drs. H.", "Mayjen (Purn)"] {
        for comma in [",", ""] {
            check(
                &format!(
                    "Rektor {{o Universitas Melati}}{comma} {respect} {{p Ratna Wiryawan}} mengatakan hal itu."
                ),
                &["Universitas Melati", "Ratna Wiryawan = Rektor Universitas Melati"],
            );
        }
    }
}

#[test]
fn noun_phrases_stand_for_those_they_describe() {
    check(
        "Presiden {l Prancis} {p Ratna Wiryawan} tiba di {l Jakarta}. Pemimpin {l Prancis} tersebut tersenyum.",
        &["Ratna Wiryawan | Pemimpin Prancis tersebut = Presiden Prancis"],
    );
    check(
        "{o PT Maju Sentosa} rugi besar. Perusahaan tersebut akan menutup pabriknya.",
        &["PT Maju Sentosa | Perusahaan tersebut"],
    );
}

#[test]
fn an_indefinite_phrase_stands_for_nobody_named_before() {
    for phrase in ["Seorang menteri itu", "Salah satu menteri itu", "Menteri itu"] {
        let definite = phrase == "Menteri itu";
        let known = if definite { "Ratna Wiryawan | Menteri itu" } else { "Ratna Wiryawan" };
        let text = format!("Menteri Keuangan {{p Ratna Wiryawan}} tiba. {phrase} mengatakan hal lain.");
        check(&text, &[&format!("{known} = Menteri Keuangan")]);
    }
}

#[test]
fn a_relative_in_passing_is_not_who_is_meant() {
    check(
        "Korban selamat, {p Sutinah} (67), bertahan bersama cucunya, {p Dimas} (9). Perempuan asal {l Kalibening} itu lega.",
        &["Sutinah | Perempuan asal Kalibening itu = Korban selamat", "Dimas = cucunya"],
    );
}

#[test]
fn a_victim_is_who_the_text_calls_so() {
    check(
        "Kapolsek {p Togar Sirait} datang. Korban dibawa ke rumah sakit itu. Pelaku itu lari, kata {p Togar}.",
        &["Togar Sirait | Togar = Kapolsek"],
    );
    check(
        "Kuasa hukum korban, {p Togar Sirait}, datang. Menurut {p Togar}, korban menangis.",
        &["Togar Sirait | Togar = Kuasa hukum korban"],
    );
}

#[test]
fn a_phrase_ends_before_its_verb() {
    check(
        "Bupati {l Watusari} {p Endah Lestari} tiba pagi. Bupati menyerahkan bantuan itu.",
        &["Endah Lestari | Bupati = Bupati Watusari"],
    );
}

#[test]
fn an_office_that_somebody_wants_is_nobody() {
    let holder = "Gubernur {l Maluku} {p Bayu Hartono} hadir. ";
    let known = "Bayu Hartono = Gubernur Maluku";
    for wanted in [
        "Warga ingin menjadi Gubernur {l Maluku}.",
        "Seleksi calon Gubernur {l Maluku} dibuka.",
        "Warga bertemu calon Gubernur {l Maluku}.",
        "Dewan mengusulkan pergantian Gubernur {l Maluku}.",
        "Dia menjabat sebagai Pj Gubernur {l Maluku}.",
    ] {
        check(&format!("{holder}{wanted}"), &[known]);
    }
    check(
        &format!("{holder}Warga bertemu Gubernur {{l Maluku}}."),
        &["Bayu Hartono | Gubernur Maluku = Gubernur Maluku"],
    );
}

#[test]
fn an_office_is_not_that_beside_it() {
    check(
        "Wakil Bupati {l Maluku} {p Bayu Hartono} hadir. Warga bertemu Bupati {l Maluku}.",
        &["Bayu Hartono = Wakil Bupati Maluku"],
    );
    check(
        "Wakil Bupati {l Maluku} {p Bayu Hartono} hadir. Warga bertemu Wakil Bupati {l Maluku}.",
        &["Bayu Hartono | Wakil Bupati Maluku = Wakil Bupati Maluku"],
    );
}

#[test]
fn a_head_of_state_is_no_minister() {
    check(
        "Presiden {p Bayu Hartono} tiba. Menteri Keuangan {p Ratna Wiryawan} ikut. Kepala Negara itu menyatakan siap.",
        &["Bayu Hartono | Kepala Negara itu = Presiden", "Ratna Wiryawan = Menteri Keuangan"],
    );
    check(
        "Menteri Keuangan {p Ratna Wiryawan} tiba. Kepala Negara itu menyatakan siap.",
        &["Ratna Wiryawan = Menteri Keuangan"],
    );
}

#[test]
fn a_role_is_his_who_stands_right_behind_it() {
    check(
        "Hadir Menteri Keuangan {p Ratna Wiryawan}, Ketua Umum {o Partai Awan} {p Bayu Hartono}, dan warga.",
        &["Ratna Wiryawan = Menteri Keuangan", "Partai Awan", "Bayu Hartono = Ketua Umum Partai Awan"],
    );
}

#[test]
fn a_role_in_a_list_is_his_who_is_named_behind_it() {
    check(
        "Hadir Menteri Perdagangan, {p Ratna Wiryawan}, Menteri Pertanian, {p Bayu Hartono}, dan warga.",
        &["Ratna Wiryawan = Menteri Perdagangan", "Bayu Hartono = Menteri Pertanian"],
    );
    for text in [
        "Senada dengan {p Ratna Wiryawan}, Menteri Pertanian, {p Bayu Hartono}, ikut tersenyum.",
        "Selain {p Ratna Wiryawan}, Menteri Pertanian adalah {p Bayu Hartono}.",
    ] {
        check(text, &["Ratna Wiryawan", "Bayu Hartono = Menteri Pertanian"]);
    }
}

#[test]
fn what_is_said_of_many_is_nobodys_role() {
    check("Di depan para peserta, {p Bayu Hartono} tersenyum.", &["Bayu Hartono"]);
    check("Di depan seorang peserta, {p Bayu Hartono} tersenyum.", &["Bayu Hartono = peserta"]);
}

#[test]
fn what_somebody_did_is_no_role() {
    check("Hakim menyatakan {p Bayu Hartono} bersalah.", &["Bayu Hartono"]);
    check("Hakim {p Bayu Hartono} pulang.", &["Bayu Hartono = Hakim"]);
    check("Jaksa mendakwa {p Bayu Hartono}.", &["Bayu Hartono"]);
    check("Menurut {p Bayu Hartono}, pelaku ditangkap di Bali.", &["Bayu Hartono"]);
    check(
        "{p Budi Santoso}, Direktur Utama {o PT Awan} menyebut harga beras naik.",
        &["Budi Santoso = Direktur Utama PT Awan", "PT Awan"],
    );
    check("Gol itu dicetak {p Budi Santoso}, pemain dan memimpin {l Garut}.", &["Budi Santoso = pemain"]);
    check(
        "Piala itu milik {p Budi Santoso}, juara kelas ringan, dan meraih uang {l Garut}.",
        &["Budi Santoso = juara kelas ringan"],
    );
}

#[test]
fn what_somebody_is_accused_of_or_denies_is_no_role() {
    for text in [
        "Ratna menuding {p Bayu Hartono} merupakan ayah dari anaknya.",
        "{p Bayu Hartono} bukan anggota partai.",
        "{p Bayu Hartono} mengaku sebagai anggota partai.",
        "{p Bayu Hartono} tidak lagi menjabat sebagai direktur utama.",
        "{p Bayu Hartono} dituduh sebagai pelaku pencurian.",
        "{p Bayu Hartono} diusulkan menjadi pahlawan nasional.",
        "Ratna mengusulkan {p Bayu Hartono} menjadi pahlawan nasional.",
    ] {
        check(text, &["Bayu Hartono"]);
    }
    check("{p Bayu Hartono} tidak hanya dikenal sebagai ketua partai.", &["Bayu Hartono = ketua partai"]);
    check("Ratna menuding {p Bayu Hartono} yang merupakan ketua partai.", &["Bayu Hartono = ketua partai"]);
}

#[test]
fn who_holds_an_office_for_another_is_said_to() {
    for (text, role) in [
        ("Kata Plt. Bupati {l Maluku} {p Bayu Hartono} kemarin.", "Plt. Bupati Maluku"),
        (
            "Pelaksana Tugas (Plt.) Bupati {l Maluku} {p Bayu Hartono} hadir.",
            "Pelaksana Tugas (Plt.) Bupati Maluku",
        ),
        ("Kata Kapolda {l Maluku} Irjen Pol. {p Bayu Hartono} kemarin.", "Kapolda Maluku"),
        ("Kata Pangdam {l Maluku} Letnan Jenderal TNI {p Bayu Hartono} kemarin.", "Pangdam Maluku"),
    ] {
        check(text, &[&format!("Bayu Hartono = {role}")]);
    }
}

#[test]
fn who_tells_of_somebody_is_not_he() {
    check("Menurut jaksa, {p Bayu Hartono} saat itu menagih utang.", &["Bayu Hartono"]);
    check("Menurut pelatih tim, {p Bayu Hartono}, latihan itu berat.", &["Bayu Hartono = pelatih tim"]);
}

#[test]
fn what_may_be_a_relatives_is_nobodys_role() {
    check("{p Bayu Hartono} selaku ketua", &["Bayu Hartono = ketua"]);
    check("Mobil milik anak pegawai {l Maluku} {p Bayu Hartono} kemarin.", &["Bayu Hartono"]);
    check(
        "Kata anak {p Bayu Hartono}, {p Ratna Wulan}, kemarin.",
        &["Bayu Hartono", "Ratna Wulan = anak Bayu Hartono"],
    );
}

#[test]
fn praise_is_no_role() {
    check("{p Bayu Hartono} adalah sosok yang hangat.", &["Bayu Hartono"]);
    check("Sosok Gubernur {l Maluku} {p Bayu Hartono} dikenang warga.", &["Bayu Hartono = Gubernur Maluku"]);
}

#[test]
fn a_relative_or_spokesman_is_who_stands_behind_the_comma() {
    check(
        "Menurut kuasa hukum {p Ratna Wiryawan}, {p Bayu Hartono}, perkara itu selesai.",
        &["Ratna Wiryawan", "Bayu Hartono = kuasa hukum Ratna Wiryawan"],
    );
    check(
        "Kabar itu dibantah manajer {p Ratna Wiryawan}, Bang {p Bayu Hartono}.",
        &["Ratna Wiryawan", "Bayu Hartono = manajer Ratna Wiryawan"],
    );
    check(
        "Hadir manajer {p Ratna Wiryawan}, {p Bayu Hartono}, dan {p Siti Aminah}.",
        &["Ratna Wiryawan = manajer", "Bayu Hartono", "Siti Aminah"],
    );
    check(
        "Juru Bicara {o Partai Awan} {p Ratna Wiryawan}, {p Bayu Hartono} hadir.",
        &["Partai Awan", "Ratna Wiryawan = Juru Bicara Partai Awan", "Bayu Hartono"],
    );
}

#[test]
fn a_nickname_is_the_name_only_of_what_has_no_other() {
    for (text, name) in [
        ("Kiper Manchester United cedera. Kapten Setan Merah itu pulang.", "Manchester United"),
        ("Hujan turun di Surabaya. Warga Kota Pahlawan senang.", "Surabaya"),
        ("Kapten Setan Merah itu pulang.", "Setan Merah"),
        ("Kata WHO, demam turun. Pejabat World Health Organization senang.", "World Health Organization"),
    ] {
        let analysis = sorot::Engine::new().analyze(text, sorot::Options::default());
        let names: Vec<_> = analysis.entities.iter().map(|entity| entity.name.as_str()).collect();
        assert_eq!(names, [name], "{text}");
    }
}

#[test]
fn names_that_are_much_alike_are_two_where_the_lists_know_both() {
    check("{p Soekarno} pergi. Lalu {p Soeharto} datang.", &["Soekarno", "Soeharto"]);
    check("{o Persib} menjamu {o Persik}.", &["Persib", "Persik"]);
    check("{o Kemendag} dan {o Kemendagri} hadir.", &["Kemendag", "Kemendagri"]);
    check("{o TNI} dan {o TNI AD} hadir.", &["TNI", "TNI AD"]);
    // A slip of the pen.
    check(
        "{p Wiryawan Hartono} pergi. Kata {p Wiryawann Hartono}, hujan turun.",
        &["Wiryawan Hartono | Wiryawann Hartono"],
    );
}

#[test]
fn what_a_speaker_calls_his_own_is_what_he_speaks_for() {
    check(
        "Ketua Umum {o Partai Awan} {p Ratna Wiryawan} menegaskan partainya akan maju. {p Ratna} mengatakan partainya siap.",
        &["Partai Awan | partainya", "Ratna Wiryawan | Ratna = Ketua Umum Partai Awan"],
    );
}

#[test]
fn a_phrase_repeats_a_role_by_another_name_of_the_same_thing() {
    check(
        "Hadir mantan Ketua {o Mahkamah Konstitusi} ({o MK}) {p Bayu Hartono}. Kata mantan Ketua {o MK} itu, perkara selesai.",
        &[
            "Mahkamah Konstitusi | MK",
            "Bayu Hartono | mantan Ketua MK itu = mantan Ketua Mahkamah Konstitusi (MK)",
        ],
    );
    check(
        "Kata Juru Bicara {o Partai Awan} {p Bayu Hartono}, hujan turun. {p Ratna Wulan} pulang. Jubir {o Partai Awan} pun pulang.",
        &["Partai Awan", "Bayu Hartono | Jubir Partai Awan = Juru Bicara Partai Awan", "Ratna Wulan"],
    );
}

#[test]
fn a_phrase_that_points_back_goes_over_places_and_somebodys_role() {
    check(
        "{p Bayu Hartono} menang. Pemain asal {l Jember}, {l Jawa Timur}, itu senang.",
        &["Bayu Hartono | Pemain asal Jember, Jawa Timur, itu"],
    );
    check(
        "{p Bayu Hartono} hadir. Putra sulung Presiden {p Ratna Wulan} itu tersenyum.",
        &["Bayu Hartono | Putra sulung Presiden Ratna Wulan itu", "Ratna Wulan = Presiden"],
    );
    check(
        "{o Persib} menang. Anak asuh pelatih {p Bayu Hartono} itu unggul.",
        &["Persib | Anak asuh pelatih Bayu Hartono itu", "Bayu Hartono = pelatih"],
    );
}

#[test]
fn a_lawyers_client_is_who_the_lawyer_is_said_to_speak_for() {
    let one = "Kuasa hukum {p Ratna Wulan}, {p Bayu Hartono}, datang bersama {p Siti Aminah}.";
    check(
        &[one, " Kata {p Bayu}, kliennya sakit. “Klien kami sakit hari ini.”"].concat(),
        &[
            "Ratna Wulan | kliennya | Klien kami",
            "Bayu Hartono | Bayu = Kuasa hukum Ratna Wulan",
            "Siti Aminah",
        ],
    );
    check(
        &[one, " Pengacara {p Rudi Salim}, {p Tono Wibowo}, menyebut kliennya sehat."].concat(),
        &[
            "Ratna Wulan",
            "Bayu Hartono = Kuasa hukum Ratna Wulan",
            "Siti Aminah",
            "Rudi Salim",
            "Tono Wibowo = Pengacara Rudi Salim",
        ],
    );
}

#[test]
fn who_has_an_office_is_no_other() {
    check(
        "Presiden {p Bayu Hartono} hadir. Rapat dipimpin dengan Menteri Keuangan sebagai wakil.",
        &["Bayu Hartono = Presiden"],
    );
    check(
        "Bupati {l Maluku} {p Bayu Hartono} hadir. Warga menolak instruksi Bupati {l Maluku}.",
        &["Bayu Hartono | Bupati Maluku = Bupati Maluku"],
    );
    check("{o PT Awan} berdiri. Proyek pertama perusahaan itu besar.", &["PT Awan | perusahaan itu"]);
}

#[test]
fn who_is_pointed_at_may_hold_another_office_too() {
    check(
        "Wakil Ketua {o DPR} {p Bayu Hartono} hadir. Ketua DPP {o Partai Awan} itu tersenyum.",
        &["DPR", "Bayu Hartono | Ketua DPP Partai Awan itu = Wakil Ketua DPR", "Partai Awan"],
    );
}

#[test]
fn a_phrase_that_says_a_nickname_is_whose_that_is() {
    check(
        "{p Ratna Wulan} hadir. Kata perempuan yang akrab disapa {p Wulan}, hujan turun.",
        &["Ratna Wulan | perempuan yang akrab disapa Wulan | Wulan"],
    );
}

#[test]
fn who_is_known_to_be_the_victim_is_the_victim() {
    check(
        "Korban diketahui bernama {p Bayu Hartono}. {p Ratna Wulan} melihatnya. Korban dibawa ke rumah sakit.",
        &["Bayu Hartono | Korban = Korban", "Ratna Wulan"],
    );
}
