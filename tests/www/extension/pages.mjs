// The pages that the extension is driven on. All articles are our own.

import { join } from "node:path";
import { load, REPOSITORY } from "../harness.mjs";
import { ownTexts } from "./measure.mjs";
import { TEMPLATES } from "./templates.mjs";

const STRICT = { "content-security-policy": "default-src 'none'; style-src 'none'; script-src 'none'; img-src 'self'" };
const TRUSTED = { "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" };

const [ALLIANCE = "", FLOOD = "", BANK = ""] = ownTexts().map((text) => text.trim());

const ENGLISH = Array(6).fill("The regional government said on Monday that it would repair the bridges before the next rainy season, and that the people of the villages would be asked where the new roads should go.");

/** Without pictures and inline styles, which a page's own policy may refuse. @param {string} text @param {keyof typeof TEMPLATES} [template] */
export function news(text, template = "semantic") {
  const [title = "", ...paragraphs] = text.split(/\n+/);
  return TEMPLATES[template]({ title: title.slice(0, 80), paragraphs, i: 2 }).replace(/<img[^>]*>|<style>.*?<\/style>/g, "");
}

/** All but the first three paragraphs hidden, until a reader wants more. @param {string} text */
function shortened(text) {
  let shown = 0;
  return news(text).replace(/<p><!--story-->/g, (tag) => (shown++ < 4 ? tag : tag.replace("<p>", "<p hidden>")));
}

/** The first `count` words of our articles, in their paragraphs. @param {number} count */
function words(count) {
  const kept = `${FLOOD}\n${BANK}\n${ALLIANCE}`.match(/\S+\s*/g) ?? [];
  return kept.slice(0, count).join("");
}

const long = Array(12).fill(FLOOD).join("\n");

/** @returns {Promise<Record<string, { body: string, headers?: Record<string, string> }>>} */
export async function drivenPages() {
  return {
    "/favicon.ico": { body: "" },
    "/plain": { body: news(FLOOD) },
    "/csp": { body: news(BANK, "soup"), headers: STRICT },
    "/trusted": { body: news(ALLIANCE, "crowded"), headers: TRUSTED },
    "/react": { body: await rendered(FLOOD) },
    "/long": { body: news(long, "hashed") },
    "/more": { body: shortened(FLOOD) },
    "/five-hundred": { body: news(words(500)) },
    "/english": { body: news(ENGLISH.join("\n")) },
    "/refused": { body: news(FLOOD).replace("<head>", '<head><meta name="sorot" content="off">') },
    "/own": { body: news(FLOOD).replace("<article>", "<sorot-article><article>").replace("</article>", "</article></sorot-article>") },
    "/none": { body: "<!doctype html><title>Daftar</title><ul><li><a href=/a>Satu</a><li><a href=/b>Dua</a></ul>" },
  };
}

/** A page that React draws, and draws again at a click. @param {string} text */
async function rendered(text) {
  const { build } = await load("esbuild");
  const [title = "", ...paragraphs] = text.split(/\n+/);
  const contents = `
    import { createElement as h, useState } from "react";
    import { createRoot } from "react-dom/client";
    const paragraphs = ${JSON.stringify(paragraphs)};
    function Page() {
      const [n, setN] = useState(0);
      return h("main", null, h("h1", null, ${JSON.stringify(title)}), h("button", { id: "more", onClick: () => setN(n + 1) }, "Suka " + n),
        h("article", null, paragraphs.map((p, i) => h("p", { key: i }, i === 0 && n ? "Diperbarui. " + p : p))));
    }
    createRoot(document.getElementById("root")).render(h(Page));`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: join(REPOSITORY, "www") }, bundle: true, minify: true, write: false, define: { "process.env.NODE_ENV": '"production"' } });
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>Banjir, digambar oleh React</title><div id="root"></div><script>${outputFiles[0]?.text.replace(/<\/script/g, "<\\/script")}</script></html>`;
}
