// A page that is replaced while it is read, and one that grows.

const STORIES = [
  ["Kepala Stasiun Wonokerto Agus Prabandaru mengatakan kereta malam kembali berjalan pada Juli.", "PT Kereta Api Indonesia menambah dua rangkaian, kata Agus."],
  ["Rektor Universitas Nusa Baruna Melati Kartikasari menyambut 2.300 mahasiswa baru di Kota Ambarsari."],
];

const outlet = /** @type {Element} */ (document.querySelector("#outlet"));
let shown = 0;

/** @param {string[]} story */
function render(story) {
  const article = document.createElement("article");
  article.append(...story.map(paragraph));
  outlet.replaceChildren(article);
}

/** @param {string} text */
function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

document.querySelector("#next")?.addEventListener("click", () => render(STORIES[shown++ % STORIES.length] ?? []));
document.querySelector("#more")?.addEventListener("click", () =>
  outlet.querySelector("article")?.append(paragraph("Menteri Perdagangan Sekar Maheswari akan meninjau Kabupaten Girimulyo pekan depan.")),
);
