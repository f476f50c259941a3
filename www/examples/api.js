// The widget as a module: a resolver of the host's own, topic links, strings of its own.

import { annotate } from "../../dist/widget.js";

/** What a newsroom's own archive knows. @type {Record<string, { summary: string, title: string }>} */
const ARCHIVE = { person: { title: "Arsip tokoh", summary: "Enam berita lain dalam setahun terakhir." } };

const article = /** @type {Element} */ (document.querySelector("article"));

annotate(article, {
  date: "2026-04-06",
  topic: "/tag/{slug}",
  strings: { list: "Daftar lengkap" },
  async resolve({ kind, name }) {
    const known = ARCHIVE[kind];
    return known ? { ...known, href: `/arsip?nama=${encodeURIComponent(name)}` } : null;
  },
});
