//! Who said what: quotes as marked-up text. `⟦…⟧` is a quote, `d`, `i` or `m` before it its kind
//! (direct, indirect, mixed).

use sorot::quotes::QuoteKind;
use sorot::{Engine, Options};

/// `marked` with its quotes taken away must give the same marks.
#[track_caller]
fn check(marked: &str) {
    let text: String = strip(marked);
    assert_eq!(mark(&text), marked);
}

fn strip(marked: &str) -> String {
    marked.replace("d⟦", "").replace("i⟦", "").replace("m⟦", "").replace('⟧', "")
}

fn mark(text: &str) -> String {
    let analysis = Engine::new().analyze(text, Options::default());
    let mut out = String::new();
    let mut at = 0;
    for quote in &analysis.quotes {
        let (start, end) = (quote.span.start as usize, quote.span.end as usize);
        let kind = match quote.kind {
            QuoteKind::Direct => 'd',
            QuoteKind::Indirect => 'i',
            QuoteKind::Mixed => 'm',
        };
        out += &text[at..start];
        out.push(kind);
        out.push('⟦');
        out += &text[start..end];
        out.push('⟧');
        at = end;
    }
    out + &text[at..]
}

#[test]
fn marks_of_all_sorts_pair() {
    check("\"d⟦Kami akan menindak tegas,⟧” kata Menteri Perikanan Sutoyo Prakoso.");
    check("”d⟦Saya sudah melapor sejak pagi,⟧” ujarnya.");
    check("“d⟦Jalan itu rusak sejak tahun lalu,⟧” tutur Darmi Wulandari.");
    check("\" d⟦Masih terlalu dini untuk memberi komentar tentang kejadian ini,⟧ \" tulis Nusakarya.");
    check("''d⟦Kami belum menerima surat itu,⟧'' kata Sutoyo Prakoso.");
}

#[test]
fn one_glyph_may_serve_at_both_ends() {
    check(
        "”d⟦Harga pupuk naik lagi. Petani tidak sanggup,⟧” kata Darmi Wulandari, Senin (3/2). \
         Ia meminta i⟦pemerintah menambah pasokan⟧. ”d⟦Kami menunggu sejak bulan lalu,⟧” ujarnya.",
    );
    check(
        "”d⟦Kami tidak tahu siapa pemiliknya.⟧” Darmi lalu pulang. Buku ”Tanah Lapang” ia bawa. \
         ”d⟦Saya akan kembali besok,⟧” tutur Darmi Wulandari.",
    );
}

#[test]
fn a_missing_mark_costs_no_more_than_its_quote() {
    check(
        "“d⟦Kami menunggu hasil pemeriksaan,⟧ kata Sutoyo Prakoso di Garut.\n\
         Warga pulang pada sore hari.\n\
         “d⟦Semua selamat,⟧” ujar Darmi Wulandari.",
    );
    check(
        "d⟦Kami menunggu hasil pemeriksaan,⟧\" kata Sutoyo Prakoso di Garut.\n\
         \"d⟦Semua warga selamat,⟧\" ujar Darmi Wulandari.",
    );
}

#[test]
fn a_quote_may_be_interrupted_or_run_over_sentences() {
    check("\"d⟦Silakan datang ke kantor kami,⟧\" katanya. \"d⟦Kami siap menerima mereka.⟧\"");
    check(
        "\"d⟦Air naik sejak malam. Kami mengungsi ke balai desa. Belum ada bantuan,⟧\" kata Darmi Wulandari.",
    );
}

#[test]
fn a_source_at_the_end_and_a_chained_cue_always_report() {
    check(
        "Hal serupa disampaikan oleh Sutoyo Prakoso yang mengungkap i⟦tak ada tambahan perahu ke Muara Jati⟧.",
    );
    check("i⟦Kota itu telah memberikan dua ribu tenda untuk korban banjir⟧, menurut data Nusakarya.");
}

#[test]
fn titles_and_scare_quotes_are_no_quotes() {
    check("Film \"Senja di Kaliwungu\" tayang kembali.");
    check("Ia dikenal sebagai \"raja jalanan\" di kampungnya.");
}

#[test]
fn the_clause_of_a_cue_is_a_quote() {
    check("Sutoyo Prakoso mengatakan i⟦harga beras akan turun pekan depan⟧.");
    check("Sutoyo Prakoso mengatakan bahwa i⟦harga beras akan turun pekan depan⟧.");
    check("Menurut Sutoyo Prakoso, i⟦harga beras akan turun pekan depan⟧.");
    check("Dia meminta i⟦warga tidak membuang sampah ke sungai⟧.");
    check("Dia meminta agar i⟦warga tidak membuang sampah ke sungai⟧.");
    check("Ia menambahkan bahwa m⟦proyek itu \"sangat mendesak\"⟧.");
}

#[test]
fn a_clause_around_its_cue_is_one_quote() {
    check("i⟦Perundingan itu, kata dia, tidak mudah dan masih akan berlangsung lama⟧.");
    check("Selain itu, lanjut Sutoyo Prakoso, i⟦harga beras akan turun pekan depan⟧.");
    check("Apalagi, katanya, i⟦perundingan itu masih akan berlangsung lama⟧.");
}

#[test]
fn who_said_the_words_before_is_no_quote() {
    check("\"d⟦Harga beras akan turun,⟧\" kata Sutoyo Prakoso dalam keterangan tertulis, dikutip Senin.");
    check("\"d⟦Harga beras akan turun,⟧\" kata Sutoyo Prakoso di Medan, dilansir Antara.");
}

/// The entities that the speakers of `text` are, `-` for one who is none.
#[track_caller]
fn check_speakers(text: &str, expected: &[&str]) {
    let analysis = Engine::new().analyze(text, Options::default());
    let of = |quote: &sorot::quotes::Quote| {
        let entity = quote.speaker.as_ref().and_then(|s| s.entity);
        entity.map_or("-".to_owned(), |e| analysis.entities[e.index()].name.clone())
    };
    assert_eq!(analysis.quotes.iter().map(of).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn quotes_without_a_blank_between_are_two() {
    let text = "Warga menunggu. \"d⟦Kami siap berangkat.⟧\"\"d⟦Kami pergi besok,⟧\" kata Budi.";
    check(text);
    check_speakers(&strip(text), &["Budi", "Budi"]);
}

#[test]
fn what_the_speaker_acts_on_does_not_speak() {
    let acts = ["menolak tawaran Ratna Wulan, menyebut", "menemui Ratna Wulan lalu mengaku"];
    for act in acts {
        check_speakers(&format!("Budi Santoso {act} harga beras terlalu rendah."), &["Budi Santoso"]);
    }
    check_speakers(
        "Budi Santoso menolak tawaran Ratna Wulan, yang menyebut harga beras terlalu rendah.",
        &["Ratna Wulan"],
    );
}

#[test]
fn whom_the_candidate_acts_on_speaks_in_his_own_clause() {
    let said = "yang mengatakan bahwa harga beras naik.";
    for act in ["membalas kritik", "menanggapi pernyataan Bupati"] {
        check_speakers(&format!("Ratna Wulan {act} Budi Santoso {said}"), &["Budi Santoso"]);
    }
    check_speakers(&format!("Ratna Wulan menemukan seorang pasien {said}"), &["-"]);
    check_written(&format!("Ratna Wulan mengutip seorang sopir truk {said}"), "seorang sopir truk");
    // Either may go on.
    let text = "Ratna Wulan menanggapi pernyataan Budi Santoso yang menyebut bahwa izin belum keluar. \
         \"Surat itu sudah kami kirim,\" ujarnya.";
    let quotes = Engine::new().analyze(text, Options::default()).quotes;
    assert!(quotes[1].speaker.as_ref().is_some_and(|s| s.confidence <= 0.6), "{quotes:?}");
    // What she makes or is speaks for her.
    for act in ["menulis pesan", "merupakan dokter"] {
        check_speakers(&format!("Ratna Wulan {act} {said}"), &["Ratna Wulan"]);
    }
}

#[test]
fn a_speaker_is_written_without_the_clause_before() {
    for (text, expected) in [
        (
            "Budi Santoso merespons pernyataan Wakil Ketua DPR Ratna Wulan yang menyebut harga beras terlalu rendah.",
            Some("Wakil Ketua DPR Ratna Wulan"),
        ),
        (
            "Hal itu disampaikan Menteri Pemuda dan Olahraga Ratna Wulan yang menyebut harga beras terlalu rendah.",
            Some("Menteri Pemuda dan Olahraga Ratna Wulan"),
        ),
        ("Lebih lanjut Ratna Wulan mengatakan harga beras terlalu rendah.", Some("Ratna Wulan")),
        (
            "\"Kami siap,\" kata Ratna Wulan sembari menambahkan bahwa harga beras terlalu rendah.",
            Some("Ratna Wulan"),
        ),
        ("Aturan itu berlaku, mencapai 15 juta orang mengatakan harga beras terlalu rendah.", None),
    ] {
        let analysis = Engine::new().analyze(text, Options::default());
        let speaker = analysis.quotes.last().expect(text).speaker.as_ref();
        assert_eq!(speaker.map(|speaker| &*speaker.text), expected, "{text}");
    }
}

#[test]
fn whose_time_it_was_does_not_speak() {
    check_speakers(
        "Mantan Menteri Keuangan era Presiden Sutoyo Prakoso, Darmi Wulandari, mengatakan harga beras akan turun.",
        &["Darmi Wulandari"],
    );
    check_speakers("Mantan Menteri Pertanian era Sutoyo Prakoso mengatakan harga beras akan turun.", &["-"]);
    check_speakers(
        "Bekas menteri pada masa pemerintahan Sutoyo Prakoso mengatakan bahwa harga beras akan turun.",
        &["-"],
    );
    check_speakers("Di era digital Darmi Wulandari mengatakan bahwa pasar berubah.", &["Darmi Wulandari"]);
}

#[test]
fn what_a_member_belongs_to_does_not_speak() {
    check_speakers("Sumber di PT Nusakarya mengatakan harga beras akan turun.", &["-"]);
    check_speakers("Mantan pegawai Kementerian Pertanian mengatakan harga beras akan turun.", &["-"]);
    check_speakers("\"Kami siap membantu,\" kata seorang pejabat Bank Indonesia.", &["-"]);
    check_speakers("Menurut pilot Garuda Indonesia, harga tiket akan turun.", &["-"]);
    check_speakers("\"Kami siap membantu,\" kata Petugas Transjakarta.", &["-"]);
    check_speakers("Menurut pengembang PT Nusakarya, harga rumah akan turun.", &["PT Nusakarya"]);
    check_speakers("Kementerian Pertanian mengatakan harga beras akan turun.", &["Kementerian Pertanian"]);
}

/// How the speaker of the first quote of `text` is written.
#[track_caller]
fn check_written(text: &str, expected: &str) {
    let analysis = Engine::new().analyze(text, Options::default());
    let speaker = analysis.quotes.first().and_then(|quote| quote.speaker.as_ref());
    assert_eq!(speaker.map(|s| s.text.as_str()), Some(expected), "{text}");
}

#[test]
fn a_speaker_is_written_with_his_whole_role() {
    check_written(
        "Menteri Pemuda dan Olahraga (Menpora) Dimas Wirabuana mengatakan stadion itu akan selesai.",
        "Menteri Pemuda dan Olahraga (Menpora) Dimas Wirabuana",
    );
}

#[test]
fn a_speaker_is_written_with_whole_brackets() {
    check_written(
        "\"Harga akan turun,\" kata Ketua Umum Asosiasi Petani Kopi Indonesia (Apeki).",
        "Ketua Umum Asosiasi Petani Kopi Indonesia (Apeki)",
    );
    check_written(
        "Pelaksana Tugas (Plt) Kepala Dinas Pangan Endah Lestari mengatakan stok beras cukup.",
        "Pelaksana Tugas (Plt) Kepala Dinas Pangan Endah Lestari",
    );
}

#[test]
fn a_speaker_is_written_without_the_words_before_him() {
    check_written("\"Hal itu benar,\" kata pria itu. Endah Lestari diam.", "pria itu");
    check_written("Pada kesempatan itu Endah Lestari mengatakan stok beras cukup.", "Endah Lestari");
    check_written(
        "Hal itu juga Endah Lestari sampaikan. Kini Endah Lestari mengatakan stok cukup.",
        "Endah Lestari",
    );
}

#[test]
fn what_was_said_begins_with_a_word() {
    let text = "Endah Lestari mengatakan bahwa. stok beras di gudang itu cukup untuk tiga bulan.";
    let analysis = Engine::new().analyze(text, Options::default());
    let said: Vec<_> = analysis.quotes.iter().map(|quote| quote.span.text(text)).collect();
    assert_eq!(said, ["stok beras di gudang itu cukup untuk tiga bulan"]);
}

#[test]
fn an_office_is_not_given_to_who_holds_another() {
    check_speakers(
        "Gubernur Jawa Timur Endah Lestari menyatakan warga kecewa. Menurut Direktur PT Awan Jaya, penundaan itu wajar. \
         Gubernur Jawa Timur mengatakan semua siap.",
        &["Endah Lestari", "-", "Endah Lestari"],
    );
    check_speakers(
        "Kepala Dinas Sosial Kota Malang Endah Lestari menyatakan warga kecewa. Menurut Kepala Dinas Sosial Kota \
         Malang, semua siap.",
        &["Endah Lestari", "Endah Lestari"],
    );
}

#[test]
fn who_was_asked_answers() {
    check_speakers(
        "\"Kami siap,\" kata Kapten tim Togar Simanjuntak.\n\
         Endah Lestari sempat ditanya soal kontraknya. \"Itu urusan klub,\" jawabnya.",
        &["Togar Simanjuntak", "Endah Lestari"],
    );
}

#[test]
fn a_phrase_that_points_back_is_not_whom_the_words_name() {
    check_speakers(
        "\"Kami siap,\" kata pelatih PSIS Budi Santoso. Ia memuji Togar Simanjuntak. Pelatih asal Bali itu menilai \
         Togar Simanjuntak akan bermain lebih baik pada laga nanti.",
        &["Budi Santoso", "Budi Santoso"],
    );
    check_speakers(
        "\"Kami siap,\" kata Budi Santoso. Ia sudah bertemu dengan Presiden Togar Simanjuntak. Wakil Ketua DPR itu \
         menilai harga beras akan naik.",
        &["Budi Santoso", "Budi Santoso"],
    );
}

#[test]
fn who_was_introduced_goes_on() {
    let told = "\"Kami siap,\" kata Kapten tim Togar Simanjuntak.\n";
    for (sentence, speaker) in [
        ("Sementara itu, Lurah Sukamaju, Endah Lestari, menyambut baik rencana Togar.", "Endah Lestari"),
        ("Gubernur Jawa Timur Budi Santoso pun mengapresiasi rencana Togar.", "Budi Santoso"),
        ("Hal senada disampaikan Gubernur Jawa Timur, Budi Santoso.", "Budi Santoso"),
        ("Keluhan serupa juga diungkapkan oleh Budi Santoso, warga Sukamaju.", "Budi Santoso"),
        ("Kapolres Sukamaju AKBP Budi Santoso memimpin langsung penjagaan itu.", "Budi Santoso"),
        ("Budi Santoso membenarkan kabar itu.", "Budi Santoso"),
        ("Pengacara Togar, Budi Santoso, mendatangi kantor polisi.", "Budi Santoso"),
        // His role is that of an object.
        ("Togar sudah bertemu dengan Gubernur Jawa Timur Budi Santoso.", "Togar Simanjuntak"),
    ] {
        for goes_on in ["\"Ini kabar baik untuk klub,\" katanya.", "Dia menilai klub itu akan maju."] {
            check_speakers(&format!("{told}{sentence} {goes_on}"), &["Togar Simanjuntak", speaker]);
        }
    }
    // Who told it is named at the end of a paragraph.
    let sentence = "Klub itu ingin maju. Hal itu ditegaskan Gubernur Jawa Timur Budi Santoso.";
    let goes_on = "\"Ini kabar baik untuk klub,\" katanya.";
    check_speakers(&format!("{told}{sentence}\n{goes_on}"), &["Togar Simanjuntak", "Budi Santoso"]);
}

#[test]
fn who_says_it_may_stand_behind_a_passive_that_opens_the_sentence() {
    for (text, speaker) in [
        ("Dijelaskan Budi Santoso, api pertama kali dilihat oleh Togar Simanjuntak.", "Budi Santoso"),
        ("Dikatakan Ketua PT Awan Jaya, Budi Santoso, api dilihat oleh Togar Simanjuntak.", "Budi Santoso"),
    ] {
        let analysis = Engine::new().analyze(text, Options::default());
        let [quote] = &analysis.quotes[..] else { panic!("{text}: {:?}", analysis.quotes) };
        assert!(quote.span.text(text).starts_with("api "), "{text}");
        check_speakers(text, &[speaker]);
    }
}

#[test]
fn a_source_may_be_named_behind_what_he_is() {
    for (text, speaker) in [
        (
            "Menurut dokter spesialis anak, dr. Budi Santoso, Sp.PD, langkah pertama adalah istirahat.",
            "Budi Santoso",
        ),
        (
            "Menurut Kepala Satuan Polisi Air, AKP Togar Simanjuntak, kapal itu sudah berlabuh.",
            "Togar Simanjuntak",
        ),
        ("Menurut ahli gizi asal Bandung, Ratna Wulan (43), banyak orang salah paham.", "Ratna Wulan"),
    ] {
        check_speakers(text, &[speaker]);
    }
    check("Menurut ahli gizi asal Bandung, Ratna Wulan (43), i⟦banyak orang salah paham⟧.");
    check("Menurut dokter spesialis anak, dr. Ratna Wulan, S.H., M.H., i⟦harga beras naik⟧.");
    // Letters of two bytes where a degree may stand.
    let at_name = "Menurut Kepala Satuan Polisi Air, dr. Budi Santoso, É, banyak orang salah paham.";
    assert_eq!(Engine::new().analyze(at_name, Options::default()).quotes.len(), 1);
}

#[test]
fn who_does_what_is_told_does_not_tell_it() {
    check_speakers("Pemain asal Garut itu dikabarkan sudah didekati oleh Sutoyo Prakoso.", &["-"]);
    check_speakers("Lahan desa itu disebut telah diserobot oleh PT Awan Lestari sejak Mei.", &["-"]);
    check_speakers("Kinerja dinas itu dinilai buruk oleh Sutoyo Prakoso.", &["Sutoyo Prakoso"]);
}

#[test]
fn who_speaks_behind_a_source_is_the_speaker() {
    for (text, speaker) in [
        ("Dilansir dari Antara, Senin (2/1/2023), Budi Santoso mengatakan harga beras naik.", "Budi Santoso"),
        ("Mengutip Reuters, Togar Simanjuntak juga menilai harga minyak akan turun.", "Togar Simanjuntak"),
        ("Seperti dilaporkan Antara, Bank Dunia memperkirakan harga beras akan naik.", "Bank Dunia"),
        ("Dilansir dari Antara, Kapolres Awan, Budi Santoso, mengatakan beras disita.", "Budi Santoso"),
        ("Dikutip dari Antara, Budi Santoso bahkan sudah mengatakan harga beras naik.", "Budi Santoso"),
        ("Dilansir dari Antara, harga beras akan naik karena pasokan di pasar turun.", "Antara"),
    ] {
        check_speakers(text, &[speaker]);
    }
}

#[test]
fn who_speaks_may_stand_behind_what_he_said_without_marks() {
    for (text, said) in [
        (
            "Harga akan naik karena pasokan berkurang, kata Budi Santoso di Jakarta.",
            "Harga akan naik karena pasokan berkurang",
        ),
        ("Kita terus melakukan koordinasi, ujar dia.", "Kita terus melakukan koordinasi"),
        (
            "Perbaikan jalan itu selesai pada akhir tahun, ujar Kapolres Bantul AKBP Budi Santoso.",
            "Perbaikan jalan itu selesai pada akhir tahun",
        ),
    ] {
        let analysis = Engine::new().analyze(text, Options::default());
        let found: Vec<_> = analysis.quotes.iter().map(|quote| quote.span.text(text)).collect();
        assert_eq!(found, [said]);
    }
}

#[test]
fn the_side_of_an_organisation_is_the_organisation() {
    check_speakers("Menurut pihak Bank Dunia, harga beras akan naik pada pekan depan.", &["Bank Dunia"]);
}

#[test]
fn the_day_of_a_source_is_no_word_of_it() {
    for text in [
        "Mengutip Reuters, Kamis (30/1/2025), harga minyak naik karena pasokan turun.",
        "Mengutip data Bank Dunia, Kamis (30/1), harga minyak naik karena pasokan turun.",
    ] {
        let analysis = Engine::new().analyze(text, Options::default());
        let said: Vec<_> = analysis.quotes.iter().map(|quote| quote.span.text(text)).collect();
        assert_eq!(said, ["harga minyak naik karena pasokan turun"]);
    }
}

#[test]
fn what_is_not_said_is_no_quote() {
    for text in [
        "Budi Santoso enggan menyebutkan besaran realisasi yang telah dicapai.",
        "Namun, Budi Santoso belum bisa memastikan apakah pasar itu akan dibuka.",
        "Budi Santoso mengatakan itu saat meninjau pasar di Jakarta.",
        "Budi Santoso menyampaikan hal tersebut dalam rapat dengan warga.",
        "Sementara itu, Lurah Sukamaju Budi Santoso mengatakan hal senada.",
        "Budi Santoso juga menegaskan hal yang sama.",
        "Berdasarkan hukum Prancis, produk itu dijual dalam euro kepada semua orang.",
        "Mengacu pada Pasal 5, setiap orang yang mengemudikan kendaraan wajib memakai helm.",
        "Dikutip dari Antara, berikut daftar harga beras di Jakarta.",
        "Budi Santoso kemudian bertanya kepada para petani di desa itu.",
        "Tanpa menyebut nama, Budi Santoso pergi dari rumah itu.",
        "Perusahaan Awan seolah ingin berkata bahwa semua orang boleh ikut.",
        "Budi Santoso meminta maaf kepada warga karena pasar itu belum dibuka.",
        "Berdasarkan pantauan Antara di lokasi, antrean mulai terlihat di pintu masuk pasar.",
        "Hal ini juga menegaskan bahwa harga beras di pasar akan naik pada pekan depan.",
        "Warga yang ingin masuk perlu membuat akun dengan nama pengguna, kata sandi, dan nomor.",
    ] {
        assert_eq!(Engine::new().analyze(text, Options::default()).quotes, [], "{text}");
    }
    check_speakers("Budi Santoso tak menampik bahwa harga beras di pasar itu naik.", &["Budi Santoso"]);
}

#[test]
fn who_points_back_at_his_words_goes_on() {
    check_speakers(
        "\"Kami siap,\" kata Togar Simanjuntak. Budi Santoso menyampaikan hal itu saat meninjau pasar. \
         Dia juga mengatakan bahwa harga beras naik.",
        &["Togar Simanjuntak", "Budi Santoso"],
    );
}

#[test]
fn who_has_no_name_is_nobody_named_near() {
    let told = "\"Kami siap,\" kata Lurah Sukamaju Budi Santoso. ";
    for (text, speaker) in [
        ("Menurut laporan itu, harga beras di pasar akan naik pada pekan depan.", None),
        ("Kebijakan itu menegaskan bahwa harga beras di pasar akan naik pada pekan depan.", None),
        ("Jaksa mengatakan bahwa uang itu sudah dibagi pada pekan lalu.", None),
        ("Pelaku mengaku bahwa uang itu sudah dibagi pada pekan lalu.", None),
        ("\"Keren sekali,\" tulis akun @warga_kota.", None),
        ("Lokasi parkir yang dinilai belum memenuhi syarat akan ditutup pekan depan.", None),
        ("Adik Budi mengatakan bahwa harga beras akan naik pada pekan depan.", None),
        ("Sahabat kecil Budi mengatakan bahwa harga beras akan naik pada pekan depan.", None),
        ("Lurah itu mengatakan bahwa harga beras akan naik pada pekan depan.", Some("Budi Santoso")),
    ] {
        let text = format!("{told}{text}");
        let analysis = Engine::new().analyze(&text, Options::default());
        let last = analysis.quotes.last().and_then(|quote| quote.speaker.as_ref()?.entity);
        assert_eq!(last.map(|id| analysis.entities[id.index()].name.as_str()), speaker, "{text}");
    }
}

#[test]
fn who_is_spoken_of_or_stood_for_does_not_speak() {
    check_speakers(
        "Kemunculan Dimas Prakoso diapresiasi mantan kapten Togar Simanjuntak. Bagi Togar, Dimas adalah berkah. \
         \"Buat saya, Dimas pemain hebat,\" ujarnya.",
        &["Togar Simanjuntak"],
    );
    check_speakers(
        "Lurah Togar Simanjuntak yang mewakili Budi Santoso mengatakan bahwa harga beras akan naik.",
        &["Togar Simanjuntak"],
    );
}

#[test]
fn whose_lawyer_speaks_does_not() {
    check_speakers(
        "\"Kami siap,\" kata pengacara Budi Santoso, Togar Simanjuntak, di Jakarta, Senin.",
        &["Togar Simanjuntak"],
    );
    check_speakers(
        "Kuasa hukumnya Togar Simanjuntak mengatakan bahwa uang itu sudah dikembalikan.",
        &["Togar Simanjuntak"],
    );
}

#[test]
fn who_is_named_with_what_he_is_speaks() {
    for text in [
        "Dokter spesialis anak Ratna Wulan mengatakan anak harus tidur cukup.",
        "Ketua Komunitas Sopir Truk Jakarta Ratna Wulan mengatakan sopir truk harus tidur cukup.",
        "\"Harga beras naik,\" kata kuasa hukum PT Kabut Ratna Wulan di Bandung.",
        "\"Harga beras naik,\" kata Guru Besar Universitas Kabut, Prof. Ratna Wulan di Yogyakarta.",
        "Ratna Wulan, kuasa hukum keluarga korban, mengatakan bahwa harga beras naik.",
    ] {
        check_speakers(text, &["Ratna Wulan"]);
    }
}

#[test]
fn who_is_named_with_what_another_is_does_not_speak() {
    for text in [
        "Loyalis Presiden AS Ratna Wulan mengatakan harga beras naik.",
        "Sopir Bupati Solo Ratna Wulan mengatakan harga beras naik.",
        "Guru anak Presiden Ratna Wulan mengatakan harga beras naik.",
        "Dokter mantan istri Ratna Wulan mengatakan harga beras naik.",
        "Kepala Desa Sukamaju, tetangga Ratna Wulan, mengatakan harga beras naik.",
        "Menurut ibunya, Ratna Wulan (15) hilang sejak Senin.",
    ] {
        check_speakers(text, &["-"]);
    }
}

#[test]
fn a_word_of_a_longer_name_reports_nothing() {
    let text = "Terpisah, Direktur PT Kabut, Puji Setiyawan mengatakan harga beras naik.";
    check_speakers(text, &["Puji Setiyawan"]);
    check_speakers("Bupati Cecep Nurul Yakin yang hadir di pasar pulang.", &[]);
}

#[test]
fn whose_trainer_points_back_does_not_speak() {
    check_speakers(
        "\"Kami siap,\" kata pelatih Togar Simanjuntak. Menurut mantan pelatih Budi Santoso itu, latihan akan dimulai \
         pekan depan.",
        &["Togar Simanjuntak", "Togar Simanjuntak"],
    );
}

#[test]
fn whose_children_speak_does_not() {
    for said in [
        "Dua putra mendiang Budi Santoso mengatakan pasar itu akan dibuka lagi.",
        "Putri Budi Santoso mengatakan pasar itu akan dibuka lagi.",
    ] {
        check_speakers(said, &["-"]);
    }
    check_speakers("Ibu Ratna mengatakan pasar itu akan dibuka lagi.", &["Ratna"]);
}

#[test]
fn a_cue_may_have_a_capital_behind_a_quote() {
    let before = "Ketua RT Budi Santoso bertemu Togar Simanjuntak.";
    for (name, speaker) in [("Budi", "Budi Santoso"), ("Togar", "Togar Simanjuntak")] {
        check_speakers(&format!("{before}\n\"Kapan harga beras turun?\" Tanya {name}."), &[speaker]);
    }
}

#[test]
fn who_speaks_with_another_does_not_speak_alone() {
    for text in [
        "Dua mantan bupati, Budi Santoso (Bus) dan Ratna Wulan, meminta warga menunggu kejutan itu.",
        "Gubernur Budi Santoso dan Wakil Gubernur Ratna Wulan mengatakan harga beras naik.",
        "\"Harga beras naik,\" kata Budi Santoso dan Ratna Wulan di Bandung.",
        "Menurut Budi Santoso dan Ratna Wulan, harga beras naik.",
    ] {
        check_speakers(text, &["-"]);
    }
    check_speakers("Negara-negara seperti Belanda dan India melaporkan bahwa harga beras naik.", &["-"]);
    let text = "Budi Santoso yang tinggal di Jakarta dan Bogor mengatakan harga beras naik.";
    check_speakers(text, &["Budi Santoso"]);
    let text = "\"Harga beras naik,\" kata Kepala Bidang Hukum dan Humas Budi Santoso di Bandung.";
    check_speakers(text, &["Budi Santoso"]);
    check_speakers("\"Harga beras naik,\" kata Budi Santoso dan timnya.", &["Budi Santoso"]);
}

#[test]
fn a_name_in_brackets_hangs_where_the_long_one_does() {
    for text in [
        "Jaksa pada Komisi Pemberantasan Korupsi (KPK) menilai terdakwa telah merugikan negara.",
        "Istri Budi Santoso (Bus) menilai harga beras terlalu tinggi.",
    ] {
        check_speakers(text, &["-"]);
    }
}

#[test]
fn who_takes_up_what_is_said_does_not_say_it() {
    let text = "Menteri Perdagangan Ratna Wulan menanggapi isu yang menyebutkan bahwa harga beras akan naik.";
    check_speakers(text, &["-"]);
    check_written(text, "isu");
    let text = "Kementerian Pertanian mengeluarkan pernyataan yang menyebutkan bahwa harga beras akan naik.";
    check_speakers(text, &["Kementerian Pertanian"]);
}

#[test]
fn who_leads_those_who_speak_does_not() {
    let text = "Kementerian Keuangan yang dipimpin Ratna Wulan menyatakan harga beras naik.";
    check_speakers(text, &["Kementerian Keuangan"]);
}

#[test]
fn what_joins_a_sentence_is_not_said() {
    let before = "Ketua RT Budi Santoso datang ke pasar.";
    for lead in ["Hanya saja, lanjut Budi,", "Ketiga, lanjutnya,", "Tak hanya itu, kata Budi,"] {
        check(&format!("{before} {lead} i⟦pelaku usaha belum diberi tahu⟧."));
    }
    let text =
        "Ketua RT Budi Santoso datang. Tidak hanya itu, menurut Budi, Togar Simanjuntak rajin membaca.";
    check_speakers(text, &["Budi Santoso"]);
}

#[test]
fn who_is_to_say_it_twice_says_it_once() {
    check("Menurut Budi Santoso, Kepala Dinas Pendidikan, menyatakan, i⟦sekolah itu belum dibuka⟧.");
    check("Dikutip dari Antara disebutkan bahwa i⟦harga beras naik di lima kota⟧.");
}

#[test]
fn a_condition_belongs_to_its_answer() {
    check("Budi Santoso mengatakan i⟦jika semua pajak dihapus, maka penerimaan negara akan turun⟧.");
    check("Budi Santoso mengatakan jika i⟦penerimaan negara akan turun⟧.");
}

#[test]
fn a_source_may_part_a_subject_from_its_verb() {
    let before = "Ketua RT Budi Santoso datang ke pasar.";
    check(&format!("{before} i⟦Hal ini menurutnya dapat memangkas biaya warga⟧."));
    check(&format!("{before} Padahal menurutnya, i⟦harga beras sudah turun⟧."));
}

#[test]
fn who_is_spoken_to_does_not_speak() {
    let asked =
        "Gubernur Budi Santoso hanya tersenyum. \"Jadi boleh, Pak?\" tanya seorang pedagang kepada Budi.";
    check_speakers(asked, &["-"]);
}

#[test]
fn who_is_only_there_does_not_speak() {
    for said in [
        "Lurah Togar Simanjuntak didampingi Camat Budi Santoso mengatakan bahwa harga beras akan naik.",
        "Lurah Togar Simanjuntak bersama Camat Sukamaju Budi Santoso mengatakan harga beras akan naik.",
        "\"Harga beras akan naik,\" kata Togar Simanjuntak usai rapat bersama Camat Budi Santoso, Senin.",
    ] {
        check_speakers(said, &["Togar Simanjuntak"]);
    }
}

#[test]
fn a_pronoun_is_nobody_who_is_named_only_behind_it() {
    check_speakers(
        "Penjabat (Pj) Gubernur Sukamaju Budi Santoso mengkaji penerapan “4 in 1” di Sukamaju. Diharapkan sistem ini \
         mampu mengurangi polusi. Dia mengatakan, terkait dengan usulan Menteri Perhubungan (Menhub) Togar \
         Simanjuntak untuk penerapan sistem itu, kebijakan ini tengah dirapatkan.\n\
         “Oh iya Menhub ya, lagi dibahas nanti 2 minggu lagi,” ujar Togar di kantornya.",
        &["Budi Santoso", "Togar Simanjuntak"],
    );
}

#[test]
fn where_somebody_is_does_not_speak() {
    for (text, speaker) in [
        (
            "Kalangan pengusaha rokok di Jawa Timur meminta pemerintah menelaah rancangan itu.",
            Some("pengusaha rokok di Jawa Timur"),
        ),
        ("Sejumlah pedagang di kawasan Glodok, Jakarta Barat, mengaku bisnis mereka sepi.", None),
        ("Rusia menyatakan bahwa pasukannya sudah mundur.", Some("Rusia")),
    ] {
        let analysis = Engine::new().analyze(text, Options::default());
        let said = analysis.quotes.first().expect(text).speaker.as_ref();
        assert_eq!(said.map(|speaker| &*speaker.text), speaker, "{text}");
        assert_eq!(said.is_some_and(|speaker| speaker.entity.is_some()), speaker == Some("Rusia"), "{text}");
    }
}

#[test]
fn who_is_not_named_yet_does_not_speak_for_others() {
    let text = "Warga dibayar setiap pekan. AwanBit Raya memperkirakan telah menyumbangkan sekitar Rp10 juta bagi \
                warga. \"Kami senang,\" kata Budi Santoso.";
    let quotes = Engine::new().analyze(text, Options::default()).quotes;
    let speakers: Vec<_> = quotes.iter().map(|q| q.speaker.as_ref().map(|s| (&*s.text, s.entity))).collect();
    assert_eq!(speakers[0], Some(("AwanBit Raya", None)));
    assert!(speakers[1].is_some_and(|(_, entity)| entity.is_some()));
}

#[test]
fn what_is_no_noun_phrase_does_not_speak() {
    for (text, speaker) in [
        ("Warga datang ke pasar itu. Termasuk mengatakan bahwa harga makanan mahal.", None),
        ("Lalu, 22,4 persen menyatakan bahwa mereka tidak puas dengan kinerja itu.", None),
        (
            "Lalu, 22,4 persen warga menyatakan bahwa mereka tidak puas dengan kinerja itu.",
            Some("22,4 persen warga"),
        ),
    ] {
        let quotes = Engine::new().analyze(text, Options::default()).quotes;
        let speakers: Vec<_> = quotes.iter().map(|q| q.speaker.as_ref().map(|s| s.text.as_str())).collect();
        assert_eq!(speakers, [speaker], "{text}");
    }
}

#[test]
fn a_request_begins_with_who_is_asked() {
    for (text, expected) in [
        ("Endah Lestari juga mengimbau warga agar tidak pulang.", "warga agar tidak pulang"),
        ("Endah Lestari mengimbau agar warga tidak pulang.", "warga tidak pulang"),
        ("Endah Lestari juga menegaskan, bahwa warga tidak pulang.", "warga tidak pulang"),
    ] {
        let analysis = Engine::new().analyze(text, Options::default());
        let said: Vec<_> = analysis.quotes.iter().map(|quote| quote.span.text(text)).collect();
        assert_eq!(said, [expected]);
    }
}

#[test]
fn who_is_spoken_of_by_what_he_is_in_the_case_does_not_speak() {
    let text = "Kapolsek Awan Budi Santoso datang. Tersangka, Togar Simanjuntak, mengambil motor itu di pasar. \
                \"Tersangka mengakui perbuatannya,\" ujarnya.";
    check_speakers(text, &["Budi Santoso"]);
}

/// The people of `text` with their roles.
#[track_caller]
fn check_roles(text: &str, expected: &[(&str, &[&str])]) {
    let analysis = Engine::new().analyze(text, Options::default());
    let roles: Vec<(&str, Vec<&str>)> = analysis
        .entities
        .iter()
        .map(|e| (e.name.as_str(), e.roles.iter().map(|role| role.text(text)).collect()))
        .collect();
    let expected: Vec<_> = expected.iter().map(|&(name, roles)| (name, roles.to_vec())).collect();
    assert_eq!(roles, expected);
}

#[test]
fn the_role_before_another_name_is_the_speakers() {
    let said = "mengatakan harga beras naik.";
    check_roles(
        &format!("Manajer Budi Santoso, Ratna Wulan, {said}"),
        &[("Budi Santoso", &[]), ("Ratna Wulan", &["Manajer Budi Santoso"])],
    );
    check_roles(
        "\"Harga beras naik,\" kata Manajer Budi Santoso, Ratna Wulan, Senin.",
        &[("Budi Santoso", &[]), ("Ratna Wulan", &["Manajer Budi Santoso"])],
    );
    // Who is met, or what else the speaker is, is another thing.
    check_roles(
        &format!("Usai bertemu Gubernur Budi Santoso, Ratna Wulan {said}"),
        &[("Budi Santoso", &["Gubernur"]), ("Ratna Wulan", &[])],
    );
    check_roles(
        &format!("Dokter Ratna Wulan datang. Gubernur Budi Santoso, Ratna Wulan, {said}"),
        &[("Ratna Wulan", &["Dokter"]), ("Budi Santoso", &["Gubernur"])],
    );
}

#[test]
fn a_speaker_whose_name_lost_its_blank_speaks() {
    check("Bupati Ratna Wiryawanmengatakan i⟦jalan itu rusak parah⟧. Ratna pergi.");
    let text = "Liputan6.com, Jakarta -MenteriRatna Wiryawanmenegaskan bahwa jalan itu rusak parah.";
    check_speakers(text, &["Ratna Wiryawan"]);
    check_roles(text, &[("Ratna Wiryawan", &["Menteri"])]);
}

#[test]
fn how_it_is_said_is_not_said() {
    check("Ketua RT Budi Santoso menegaskan kembali, i⟦harga beras tidak naik⟧.");
    check("Ketua RT Budi Santoso menyebut pula, i⟦harga beras tidak naik⟧.");
    check("Ketua RT Budi Santoso mengaku i⟦kembali bangga kepada timnya⟧.");
}

#[test]
fn what_becomes_of_a_claim_is_not_claimed() {
    check("Setelah ditelusuri, video yang diklaim i⟦pesawat jatuh di Laut Banda⟧ ternyata tidak benar.");
}

#[test]
fn what_scripture_or_a_law_says_is_no_persons() {
    let text = "\"Kami berharap warga hadir dalam acara ini,\" kata Ratna Wulan di Jakarta.";
    let scripture = "\n\"Sebaik-baik manusia adalah yang bermanfaat bagi manusia lain.\" (HR Thabrani).";
    check_speakers(&[text, scripture].concat(), &["Ratna Wulan", "-"]);
    let law = "\nDalam pasal 5 disebutkan bahwa acara warga harus dijaga polisi.";
    check_speakers(&[text, law].concat(), &["Ratna Wulan", "-"]);
}

#[test]
fn katanya_is_the_persons_who_spoke_before() {
    let text = "\"Kami siap menerima tamu,\" kata Ratna Wulan, Direktur PT Kabut, di Jakarta, Senin.\n\
        PT Kabut juga meminta warga untuk menjaga kebersihan.\n\
        \"Kami ingin tamu merasa betah,\" katanya.";
    check_speakers(text, &["Ratna Wulan", "PT Kabut", "Ratna Wulan"]);
}

#[test]
fn who_an_event_is_called_by_does_not_speak() {
    let text = "\"Kami siap menerima tamu,\" kata Ratna Wulan di Jakarta, Senin.\n\
        Hal itu disampaikan dalam acara Satu Tahun Prabowo-Gibran. Ia menjelaskan tamu akan datang besok.";
    check_speakers(text, &["Ratna Wulan", "Ratna Wulan"]);
}

#[test]
fn an_office_alone_is_who_holds_it() {
    let text = "Menkomdigi Ratna Wulan datang ke Bandung, Senin.\n\
        Namun, Menkomdigi menekankan bahwa kerja sama dengan warga sangat diperlukan.";
    check_speakers(text, &["Ratna Wulan"]);
}

#[test]
fn a_passive_with_its_speaker_reports() {
    let before = "Menteri Perikanan Sutoyo Prakoso mengunjungi warga di Garut.";
    check(&format!("{before} Dijelaskannya, i⟦harga pupuk akan turun bulan depan⟧."));
    check(&format!("{before} Namun diakuinya, i⟦bantuan itu belum cukup bagi semua warga⟧."));
    check(&format!("{before} Warga Garut disebutnya i⟦sudah lama menunggu bantuan itu⟧."));
    // When, what he thinks, and that it was done.
    check(&format!("{before} Hal itu disampaikannya saat membuka rapat di Garut."));
    check(&format!("{before} Ia melihat tempat yang dianggapnya penting."));
    check(&format!("{before} Harga naik sesaat sebelum diumumkannya daftar baru itu."));
}
