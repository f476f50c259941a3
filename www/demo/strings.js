// The page's own words. The cards bring theirs.

/** @typedef {"id" | "en"} Language */

const id = {
  skip: "Langsung ke artikel",
  strap: "Siapa yang disebut, siapa berkata apa, dan berapa angkanya. Dibaca di peramban Anda, tidak dikirim ke mana-mana.",
  language: "Bahasa antarmuka",
  dark: "Gelap",
  cards: "Kartu",
  articles: "Artikel contoh",
  own: "Artikel Anda",
  ownTitle: "Tempel artikel apa saja",
  ownDeck: "Teksnya dibaca di peramban ini dan tidak meninggalkannya.",
  ownText: "Teks artikel",
  ownDate: "Tanggal terbit, bila diketahui",
  ownGo: "Sorot",
  lists: "Isi artikel",
  names: "Nama",
  quotes: "Kutipan",
  figures: "Angka",
  person: "Orang",
  organisation: "Lembaga",
  place: "Tempat",
  direct: "langsung",
  indirect: "tidak langsung",
  mixed: "campuran",
  nobody: "tanpa nama sumber",
  none: "Tidak ada dalam artikel ini.",
  times: "Disebut {n} kali",
  took: "untuk membaca {n} kata, di peramban ini",
  exports: "Unduh analisis",
  annotations: "Anotasi Web",
  csvQuotes: "CSV kutipan",
  csvFigures: "CSV angka",
  back: "Kembali ke daftar",
  failed: "Artikel tidak dapat dibaca: {why}",
  colophon: "Artikel contoh ditulis untuk halaman ini; orang, lembaga, dan peristiwanya rekaan. Sorot bersumber terbuka, MIT atau Apache-2.0.",
};

/** @type {Record<keyof typeof id, string>} */
const en = {
  skip: "Skip to the article",
  strap: "Who is in it, who said what, and every figure. Read in your browser, sent to nobody.",
  language: "Interface language",
  dark: "Dark",
  cards: "Cards",
  articles: "Sample articles",
  own: "Your article",
  ownTitle: "Paste any Indonesian article",
  ownDeck: "The text is read in this browser and does not leave it.",
  ownText: "Text of the article",
  ownDate: "Day of publication, if known",
  ownGo: "Read it",
  lists: "What the article holds",
  names: "Names",
  quotes: "Quotes",
  figures: "Figures",
  person: "People",
  organisation: "Organisations",
  place: "Places",
  direct: "direct",
  indirect: "indirect",
  mixed: "mixed",
  nobody: "nobody named",
  none: "None in this article.",
  times: "Named {n} times",
  took: "to read {n} words, in this browser",
  exports: "Download the analysis",
  annotations: "Web Annotations",
  csvQuotes: "CSV of quotes",
  csvFigures: "CSV of figures",
  back: "Back to the list",
  failed: "The article could not be read: {why}",
  colophon: "The sample articles were written for this page; their people, institutions and events are invented. Sorot is open source, MIT or Apache-2.0.",
};

const ALL = { id, en };

/**
 * The words of one language.
 * @param {Language} language
 * @returns {(key: keyof typeof id, values?: Record<string, string>) => string}
 */
export function words(language) {
  return (key, values = {}) => ALL[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
