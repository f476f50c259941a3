// News pages as Indonesian sites build them: header, navigation, sidebars, related links inside and below
// the story, comments, footers. All words are our own. The story's texts stand between `<!--story-->`
// and `<!--/story-->`; no class or attribute gives them away.

const HEADLINES = [
  "Pembangunan Jembatan Baru Selesai Lebih Cepat dari Rencana",
  "Harga Cabai di Pasar Induk Turun Menjelang Akhir Pekan",
  "Warga Keluhkan Jalan Berlubang, Dinas Janji Perbaiki Bulan Depan",
  "Timnas Putri Menang Telak dalam Laga Uji Coba di Solo",
  "Gempa Magnitudo 4,8 Terasa sampai Kota, Tidak Ada Kerusakan",
  "Lima Cara Menyimpan Sayur agar Tetap Segar Selama Seminggu",
  "Bupati Lantik 27 Kepala Sekolah, Ini Pesannya kepada Para Guru",
  "Kereta Tambahan Disiapkan untuk Libur Panjang, Tiket Mulai Dijual",
];
const COMMENTS = [
  ["rina_k", "Semoga benar-benar dikerjakan, jangan hanya janji seperti tahun lalu. Kami yang tinggal di sini sudah lama menunggu dan setiap musim hujan selalu kebanjiran."],
  ["Pak De", "Setuju. Tapi tolong anggarannya diawasi, karena pengalaman selama ini proyek seperti itu sering molor, dan warga yang akhirnya menanggung akibatnya."],
  ["anak_pantura", "Berita bagus, min! Ditunggu kelanjutannya."],
  ["Yanti S.", "Menurut saya masalahnya bukan di situ, melainkan di pelaksanaan di lapangan. Coba wartawannya turun dan bertanya kepada pedagang kecil, pasti jawabannya lain."],
  ["bejo77", "Pertamax, salam dari perantauan."],
];
const TOPICS = ["Nasional", "Ekonomi", "Olahraga", "Teknologi", "Hiburan", "Otomotif", "Wisata", "Kesehatan", "Pendidikan", "Internasional"];

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const story = (html) => `<!--story-->${html}<!--/story-->`;
const from = (list, n, i) => Array.from({ length: n }, (_, k) => list[(i + k) % list.length]);
const links = (titles, base, cls = "") => titles.map((title, k) => `<li${cls && ` class="${cls}"`}><a href="/${base}/${k}">${title}</a></li>`).join("");

/** A paragraph with the mark-up that editors leave in it: a bold place, a linked name. */
function marked(text, i) {
  const words = escape(text).split(" ");
  if (words.length < 8) return words.join(" ");
  if (i === 0) words[0] = `<strong>${words[0]}</strong>`;
  if (i % 3 === 1) words[4] = `<a href="/tag/${i}">${words[4]}</a>`;
  return words.join(" ");
}

const head = (title) =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${escape(title)} - Kabar Kota</title><meta property="og:type" content="article"><meta property="og:title" content="${escape(title)}"><style>.gone{display:none}aside{float:right;width:300px}</style></head>`;

const nav = () => `<nav><ul>${links(TOPICS, "kanal")}</ul></nav>`;

const popular = (i) => `<div class="box popular"><h3>Terpopuler</h3><ol>${links(from(HEADLINES, 5, i), "populer")}</ol></div>`;

const cards = (n, i) =>
  from(HEADLINES, n, i)
    .map((title, k) => `<div class="card-item"><a href="/b/${k}"><img src="/f/${k}.jpg" alt="${title}"><h4>${title}</h4></a><p>${TOPICS[k % TOPICS.length]} | ${k + 1} jam yang lalu</p></div>`)
    .join("");

const comments = (n, i) => from(COMMENTS, n, i).map(([name, words]) => `<li><b>${name}</b> <span>2 jam yang lalu</span><p>${words}</p><a href="#">Balas</a> <a href="#">Laporkan</a></li>`).join("");

const related = (i) => `<p><strong>Baca juga: <a href="/baca/${i}">${HEADLINES[i % HEADLINES.length]}</a></strong></p>`;

/** Puts something after every third paragraph. */
const between = (parts, inserted) => parts.flatMap((part, i) => (i % 3 === 2 ? [part, inserted(i)] : [part])).join("\n");

/** @type {Record<string, (article: { title: string, paragraphs: string[], i: number }) => string>} */
export const TEMPLATES = {
  /** The tidy site: article, aside, section of comments. */
  semantic: ({ title, paragraphs, i }) => `${head(title)}<body><header><a href="/">Kabar Kota</a>${nav()}<form><input type="search" placeholder="Cari berita"></form></header>
<main><article><header><h1>${escape(title)}</h1><p class="byline">Oleh <a href="/penulis">Redaksi</a> · <time datetime="2024-05-06T10:15:00+07:00">Senin, 6 Mei 2024 10:15 WIB</time></p></header>
<figure><img src="/foto.jpg" alt=""><figcaption>Suasana di lokasi, Senin (6/5). (Foto: Kabar Kota)</figcaption></figure>
${between(paragraphs.map((p, k) => `<p>${story(marked(p, k))}</p>`), related)}
<footer><p>Editor: Redaksi</p><ul class="tags">${links(TOPICS.slice(0, 4), "tag")}</ul></footer></article>
<aside>${popular(i)}<div class="ad">Iklan</div></aside><section class="related"><h2>Berita Terkait</h2>${cards(4, i)}</section>
<section id="comments"><h2>Komentar (5)</h2><ul>${comments(5, i)}</ul></section></main>
<footer><p>Hak cipta 2024 Kabar Kota. Dilarang memperbanyak isi tanpa izin.</p>${nav()}</footer></body></html>`,

  /** A soup of divs with advertisements and boxes of links inside the story. */
  soup: ({ title, paragraphs, i }) => `${head(title)}<body><div class="topbar"><div class="logo">KK</div><div class="menu"><ul>${links(TOPICS, "kanal", "menu-item")}</ul></div></div>
<div class="container"><div class="breadcrumb"><a href="/">Home</a> <a href="/news">News</a></div><div class="column-8"><div class="detail"><div class="detail__header"><h1 class="detail__title">${escape(title)}</h1><div class="detail__author">Tim - Kabar Kota</div><div class="detail__date">Senin, 06 Mei 2024 10:15 WIB</div></div>
<div class="detail__media"><figure><img src="/a.jpg"><figcaption>Ilustrasi (Foto: dok. Kabar Kota)</figcaption></figure></div>
<div class="share"><a href="#">Facebook</a><a href="#">Twitter</a><a href="#">WhatsApp</a><button>Salin tautan</button></div>
<div class="detail__body"><div class="detail__body-text">${between(
    paragraphs.map((p, k) => `<p>${story(marked(p, k))}</p>`),
    (k) => `<div class="parallax"><div class="ads">ADVERTISEMENT</div><div class="ads">SCROLL TO CONTINUE WITH CONTENT</div></div><table class="linksisip"><tbody><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a href="/s/${k}">${HEADLINES[k % HEADLINES.length]}</a></div></td></tr></tbody></table>`,
  )}</div></div>
<div class="detail__tag"><a href="/tag/a">pasar</a><a href="/tag/b">harga</a><a href="/tag/c">warga</a></div></div>
<div class="media-list"><h3>Berita Terkait</h3>${cards(6, i)}</div><div class="comment-box"><div class="komentar"><ul>${comments(3, i)}</ul></div></div></div>
<div class="column-4 sidebar">${popular(i + 2)}<div class="widget"><h3>Video</h3>${cards(3, i)}</div></div></div>
<div class="footer">${nav()}<p>Copyright 2024</p></div></body></html>`,

  /** The story as bare text in one box, its paragraphs parted by two line breaks. */
  breaks: ({ title, paragraphs, i }) => `${head(title)}<body><div id="header">${nav()}</div><div id="wrapper"><div id="left"><h1>${escape(title)}</h1><div class="time">Senin, 6 Mei 2024 10:15</div><div class="img"><img src="/x.jpg"><span class="cap">Foto: Kabar Kota</span></div>
<div class="txt-article" id="article_con">${paragraphs.map((p, k) => story(marked(p, k))).join("<br><br>\n")}<br><br><strong>Baca juga:</strong> <a href="/q">${HEADLINES[i % 8]}</a></div>
<div class="tag">TAG: <a href="/t/1">ekonomi</a>, <a href="/t/2">pasar</a></div><div id="komentar"><h3>Komentar Pembaca</h3><ul>${comments(4, i)}</ul></div></div><div id="right">${popular(i)}${popular(i + 3)}</div></div><div id="footer">Redaksi | Pedoman Media Siber | Karier</div></body></html>`,

  /** Made by a framework: no tag and no class says what is what; paragraphs are divs. */
  hashed: ({ title, paragraphs, i }) => `${head(title)}<body><div id="root"><div class="css-1q2w"><div class="css-a1">${TOPICS.map((t) => `<a class="css-z9" href="/${t}">${t}</a>`).join("")}</div><div class="css-77x"><div class="css-b2"><h1 class="css-h1">${escape(title)}</h1><div class="css-m0"><span>Redaksi</span><span>6 Mei 2024, 10:15 WIB</span></div>
<div class="css-k3"><div class="css-k4">${between(
    paragraphs.map((p, k) => `<div class="css-p${k % 3}"><span>${story(marked(p, k))}</span></div>`),
    (k) => `<div class="css-rel"><span>Baca Juga</span><a href="/r/${k}">${HEADLINES[(k + 1) % 8]}</a></div>`,
  )}</div></div><div class="css-l5">${cards(5, i)}</div></div><div class="css-s6">${popular(i)}</div></div></div></div></body></html>`,

  /** An old page laid out by tables. */
  tables: ({ title, paragraphs, i }) => `${head(title)}<body><table width="1000"><tr><td colspan="3">${TOPICS.map((t) => `<a href="/${t}">${t}</a> | `).join("")}</td></tr><tr><td width="160" valign="top">${popular(i)}</td><td valign="top"><font size="5"><b>${escape(title)}</b></font><br><font size="1">Senin, 6 Mei 2024</font>
<table><tr><td class="isi">${paragraphs.map((p, k) => `<p>${story(marked(p, k))}</p>`).join("")}</td></tr></table><hr><b>Komentar</b><ul>${comments(3, i)}</ul></td><td width="200" valign="top">${cards(4, i)}</td></tr></table></body></html>`,

  /** Long comments, a hidden menu, a cookie notice, a newsletter: more foreign text than story. */
  crowded: ({ title, paragraphs, i }) => `${head(title)}<body class="single"><div class="gone mega"><p>${COMMENTS.map(([, c]) => c).join(" ")}</p><ul>${links(HEADLINES, "mega")}</ul></div><div class="cookie-notice" role="dialog"><p>Kami menggunakan kuki untuk meningkatkan layanan. Dengan melanjutkan, Anda menyetujui kebijakan privasi kami. <button>Setuju</button></p></div>
<div class="site"><div class="site-header">${nav()}</div><div class="entry"><h1 class="entry-title">${escape(title)}</h1><div class="entry-meta">oleh <a href="/p">Admin</a> pada 6 Mei 2024</div><div class="entry-content">${between(
    paragraphs.map((p, k) => `<p>${story(marked(p, k))}</p>`),
    (k) => (k % 2 ? related(k) : `<blockquote class="related-post"><p>Lihat juga: <a href="/l/${k}">${HEADLINES[k % 8]}</a></p></blockquote>`),
  )}<p class="pagination">Halaman: <a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=all">Tampilkan semua</a></p><div class="newsletter"><h4>Langganan buletin</h4><p>Dapatkan berita pilihan setiap pagi langsung di kotak masuk Anda. Gratis.</p><form><input type="email"><button>Daftar</button></form></div></div>
<div class="author-box"><p>Tentang penulis: menulis sejak 2010 tentang ekonomi dan kota, tinggal di Semarang.</p></div></div>
<div id="comments" class="comments-area"><h2>12 komentar</h2><ol class="comment-list">${comments(5, i)}${comments(5, i + 1)}${comments(2, i + 3)}</ol></div><div class="sidebar">${popular(i)}${cards(5, i)}</div></div><div class="site-footer">${links(TOPICS, "f")}</div></body></html>`,

  /** The lead in a box of its own, the rest in two, with a video and an offer between them. */
  split: ({ title, paragraphs, i }) => `${head(title)}<body><header class="masthead">${nav()}</header><div class="page"><section class="story"><h1>${escape(title)}</h1><div class="meta"><img src="/p.png" alt="Foto penulis"><a href="/penulis/1">Tim Redaksi</a><span>Diperbarui 06/05/2024 11:02</span></div>
<div class="lead"><p><b>${story(escape(paragraphs[0]))}</b></p></div><div class="video"><iframe title="Video" src="about:blank"></iframe><p>Video pilihan redaksi</p></div>
<div class="text">${paragraphs.slice(1, 1 + Math.ceil((paragraphs.length - 1) / 2)).map((p, k) => `<p>${story(marked(p, k + 1))}</p>`).join("")}</div>
<div class="offer"><p>Unduh aplikasi kami untuk berita yang lebih cepat.</p><a href="/app">Unduh</a></div>
<div class="text">${paragraphs.slice(1 + Math.ceil((paragraphs.length - 1) / 2)).map((p, k) => `<p>${story(marked(p, k + 2))}</p>`).join("")}</div>
<div class="more"><h3>Berita Terkait</h3><ul>${links(from(HEADLINES, 4, i), "m")}</ul></div></section><aside class="rail">${popular(i)}${cards(3, i)}</aside></div><footer>${nav()}</footer></body></html>`,
};
