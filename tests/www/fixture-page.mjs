// The page that the widget's tests open: the fixture's article, annotated from `dist/`.

/**
 * @param {object} [page]
 * @param {string} [page.options] Source of the options.
 * @param {string} [page.head]
 * @param {string} [page.markup]
 * @param {string} [page.after]
 */
export function fixturePage({ options = "{}", head = "", markup, after = "" } = {}) {
  const article = markup === undefined ? "<article></article>" : `<article>${markup}</article>`;
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Uji</title><link rel="icon" href="data:,"><style>body{font:18px/1.6 Georgia,serif;max-width:640px;margin:40px auto;padding:0 16px}p{margin:0 0 16px}</style>${head}</head>
<body><main><h1>Judul</h1><button id="before">Sebelum</button>${article}<button id="after">Sesudah</button>${after}</main>
<script type="module">
import { annotate, analyze } from "/dist/widget.js";
import { MARKUP, analysisOf } from "/tests/www/fixture.js";
const article = document.querySelector("article");
${markup === undefined ? "article.innerHTML = MARKUP;" : ""}
window.original = article.outerHTML;
window.calls = 0;
window.events = [];
for (const name of ["ready", "open", "close", "seen", "error"]) document.addEventListener("sorot:" + name, (e) => events.push([name, e.detail.reason ?? e.detail.trigger ?? String(e.detail.error ?? ""), e.detail.entity?.name]));
const options = { analyze: async (text) => (calls++, analysisOf(text)), ...(${options}) };
Object.assign(window, { annotate, analyze, article, options, analysisOf });
window.start = () => (window.handle = annotate(article, options));
await start().ready;
document.body.dataset.ready = "";
</script></body></html>`;
}

/** What the card shows, or `null`. Runs in the page. */
export function cardText() {
  const host = [...document.querySelectorAll("sorot-card")].find((card) => card.matches(":popover-open"));
  return host ? host.shadowRoot.querySelector(".card").innerText : null;
}
