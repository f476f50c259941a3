// The panel's own words in Indonesian: see `strings.js`.

export default {
  people: "Orang",
  organisations: "Organisasi",
  places: "Tempat",
  quotes: "Kutipan",
  figures: "Angka",
  saidBy: "Kata {name}",
  noSpeaker: "Tanpa pembicara yang disebut",
  open: "Sorot: {total} nama di artikel ini",
  title: "Di artikel ini",
  cards: "Kartu saat menunjuk nama",
  loading: "Sedang membaca artikel …",
  failed: "Artikel tidak dapat dibaca.",
};
