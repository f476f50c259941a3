// Marks on fifty made-up DOMs: the text maps there and back, marking changes no word, undoing restores
// every byte and the very text nodes that were there.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fixturePage } from "./fixture-page.mjs";
import { BROWSERS, launch, openPage, serve } from "./harness.mjs";

const COUNT = 50;

/** A made-up article; the same for the same `seed`. */
function madeUp(seed) {
  let state = seed * 2654435761 + 1;
  const random = (n) => ((state = (state * 1664525 + 1013904223) >>> 0) >>> 8) % n;
  const pick = (list) => list[random(list.length)];
  const NAMES = ["Arga Wicaksana", "Arga", "Sinta Mahadewi", "Ar<b>ga Wica</b>ksana", "<i>Sinta</i> <!-- c -->Mahadewi", "Kota Lem&shy;bayung", "Bank&nbsp;Lembayung", "Wicaksana\n   Foundation", "S<a href=#x>inta</a>"];
  const WORDS = ["bertemu", "di", "&amp;", "hari ini,", "kata", "<em>dan</em>", "😀", "menyebut", "<script>var Arga = '<b>'</script>", "<br>", "<!-- Arga -->", "<code>Sinta</code>", "<span dir=rtl>مرحبا</span>", "<span hidden>Arga</span>", "<span style='float:left'>A</span>", "<span contenteditable>Sinta</span>"];
  const inline = (depth) => Array.from({ length: 3 + random(8) }, () => (random(3) ? pick(WORDS) : depth && !random(3) ? `<${"span"}>${inline(depth - 1)}</span>` : pick(NAMES))).join(pick([" ", "\n ", "  "]));
  const block = () =>
    pick([
      () => `<p>${inline(2)}</p>`,
      () => `<div dir="rtl">${inline(1)}<p>${inline(1)}</p>${inline(1)}</div>`,
      () => `<table><tbody><tr><td>${inline(1)}</td><td>${inline(1)}</td></tr></tbody></table>`,
      () => `<ul><li>${inline(1)}</li>\n<li>${inline(1)}</li></ul>`,
      () => `<figure><img alt="Arga"><figcaption>${inline(1)}</figcaption></figure>`,
      () => `<blockquote>${inline(2)}</blockquote>text on its own ${inline(0)}`,
      () => `<pre>${inline(0)}</pre>`,
      () => `<details open><summary>Arga</summary>${inline(1)}</details>`,
    ])();
  return Array.from({ length: 2 + random(5) }, block).join("\n  ");
}

for (const name of BROWSERS) {
  describe(`undo in ${name}`, { concurrency: false }, () => {
    let browser;
    let server;
    let page;
    let complaints;

    before(async () => {
      server = await serve({ "/page": fixturePage() });
      browser = await launch(name);
      ({ page, complaints } = await openPage(browser, `${server.origin}/page`, { ready: false }));
      await page.waitForSelector("body[data-ready]");
      await page.evaluate(() => handle.destroy());
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    for (const painter of ["wrap", "highlight"]) {
      test(`${COUNT} made-up articles, ${painter}`, { timeout: 60000 }, async () => {
        const failures = await page.evaluate(tryAll, Array.from({ length: COUNT }, (_, seed) => madeUp(seed)), painter);
        assert.deepEqual(failures.list, []);
        assert.ok(failures.marks > COUNT, `${failures.marks} marks`);
      });
    }

    test("what the host changed meanwhile stays changed", async () => {
      const html = await page.evaluate(async () => {
        article.innerHTML = "<p>Arga bertemu Sinta di Kota Lembayung kemarin.</p><p>Arga pulang.</p>";
        const handle = annotate(article, { ...options, painter: "wrap" });
        await handle.ready;
        article.querySelector("[data-sorot-mark]").firstChild.data = "Ia";
        article.querySelectorAll("p")[1].remove();
        handle.destroy();
        return article.innerHTML;
      });
      assert.equal(html, "<p>Ia bertemu Sinta di Kota Lembayung kemarin.</p>");
      assert.deepEqual(complaints, []);
    });

    test("text map: blocks, breaks, drop caps, hidden words, soft hyphens", async () => {
      const CASES = [
        ["<p>Satu</p><p>dua</p>", "Satu\n\ndua"],
        ["<p>Satu<br>dua</p>", "Satu\ndua"],
        ["<p>  Satu \n <b> dua</b>tiga </p>", "Satu duatiga"],
        ["<p>Ma&shy;cron&#8203;!</p>", "Macron!"],
        ["<p><span style='float:left'>E</span>mmanuel</p>", "Emmanuel"],
        ["<p>a<span style='display:none'>b</span><span hidden>c</span>d</p>", "ad"],
        ["a<div>b</div>c", "a\n\nb\n\nc"],
        ["<p>a <button>b</button><script>c</script><!--d--> e</p>", "a e"],
        ["<h1>Judul</h1><figure><figcaption>Foto</figcaption></figure><p>Isi</p>", "Isi"],
        ["<p style='white-space:pre-line'>a\nb</p>", "a\nb"],
        ["<p><a href=#>a</a>b &lt;c&gt; &amp; 😀</p>", "ab <c> & 😀"],
      ];
      const texts = await page.evaluate(async (markups) => {
        const { mapText } = await import("/dist/widget.js");
        return markups.map((markup) => ((article.innerHTML = markup), mapText(article).text));
      }, CASES.map(([markup]) => markup));
      assert.deepEqual(texts, CASES.map(([, text]) => text));
    });
  });
}

/** In the page: marks and undoes each of `markups`; what went wrong. */
async function tryAll(markups, painter) {
  const { mapText } = await import("/dist/widget.js");
  const list = [];
  let marks = 0;
  const nodesOf = () => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ALL);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  for (const [seed, markup] of markups.entries()) {
    article.innerHTML = markup;
    const before = article.outerHTML;
    const nodes = nodesOf();
    const map = mapText(article);
    for (const { mentions } of analysisOf(map.text).entities) {
      for (const span of mentions) {
        const words = map.slices(span).map(({ node, start, end }) => node.data.slice(start, end)).join("");
        if (words.replace(/[\u00AD\s]+/g, "") !== map.text.slice(span.start, span.end).replace(/\s+/g, "")) list.push(`${seed}: ${words} is not ${map.text.slice(span.start, span.end)}`);
      }
    }
    const text = article.textContent;
    const handle = annotate(article, { ...options, painter, density: Infinity });
    await handle.ready;
    marks += article.querySelectorAll("[data-sorot-mark]").length + (CSS.highlights.get("sorot")?.size ?? 0);
    if (article.textContent !== text) list.push(`${seed}: marking changed the text`);
    if (mapText(article).text !== map.text) list.push(`${seed}: the text map reads marks`);
    if (article.querySelector("a [data-sorot-mark], code [data-sorot-mark], pre [data-sorot-mark], figcaption [data-sorot-mark], [contenteditable] [data-sorot-mark], summary [data-sorot-mark]")) list.push(`${seed}: marked where nobody may`);
    handle.destroy();
    if (article.outerHTML !== before) list.push(`${seed}: not undone`);
    if (nodesOf().some((node, i) => node !== nodes[i])) list.push(`${seed}: other nodes than before`);
  }
  return { list, marks };
}
