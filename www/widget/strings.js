// The cards' words, Indonesian first; the panel's come with the panel. Each can be replaced by the host.

const id = {
  person: "Orang",
  organisation: "Organisasi",
  place: "Tempat",
  card: "Tentang {name} di artikel ini",
  also: "juga disebut",
  once: "Disebut sekali",
  mention: "Sebutan {n} dari {total}",
  next: "Sebutan berikutnya",
  previous: "Sebutan sebelumnya",
  said: "Yang dikatakan",
  figuresNear: "Angka di kalimatnya",
  together: "Muncul bersama",
  topic: "Berita lain tentang {name}",
  external: "Dari {source}, bukan dari artikel ini",
  close: "Tutup",
  back: "Kembali",
  list: "Semua di artikel ini",
  off: "Matikan kartu",
  named: "disebut di dekat kutipan",
  pronoun: "dirujuk dengan kata ganti",
  clitic: "dirujuk dengan “-nya”",
  nominal: "dirujuk dengan sebutan lain",
  continued: "melanjutkan kutipan sebelumnya",
  unnamed: "pembicara tanpa nama",
  about: "sekitar {value}",
  nearly: "hampir {value}",
  over: "lebih dari {value}",
  under: "kurang dari {value}",
  least: "paling sedikit {value}",
  most: "paling banyak {value}",
};

/** @typedef {typeof id & typeof import("./strings-panel.js").default} Strings */

/** The language that the interface speaks where `lang` is wanted: English for "en…", else Indonesian. @param {string} lang */
export function spoken(lang) {
  return /^en\b/i.test(lang) ? "en" : "id";
}

/**
 * The words for `lang`, with the host's own in their places. English is fetched when it is wanted.
 * @param {string} lang A language tag.
 * @param {Partial<Strings>} [own]
 * @returns {Promise<Strings>}
 */
export async function stringsFor(lang, own) {
  const words = spoken(lang) === "en" ? (await import("./strings-en.js")).default : id;
  return /** @type {Strings} */ ({ ...words, ...own });
}

/**
 * `template` with its `{names}` filled in.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}
