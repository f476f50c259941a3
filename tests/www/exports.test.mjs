// The analysis in other people's forms: shapes, vocabularies, and text that is found again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { figuresCsv, jsonLd, plainText, quotesCsv, webAnnotations } from "../../www/widget/exports.js";
import { analysisOf } from "./fixture.js";
import { fixturePage } from "./fixture-page.mjs";
import { BROWSERS, openPage, openSite, REPOSITORY } from "./harness.mjs";

const TEXT = `Presiden Arga Wicaksana bertemu Sinta Mahadewi. "Kami akan membangun 1.200 rumah," kata Arga. Biayanya Rp2,5 miliar. Arga pulang.`;
const analysis = analysisOf(TEXT);

test("JSON-LD: about, mentions and quotations of schema.org", () => {
  const article = jsonLd(analysis, TEXT, { url: "https://koran.example/a", headline: "Judul" });
  assert.deepEqual(Object.keys(article), ["@context", "@type", "@id", "url", "headline", "inLanguage", "about", "mentions", "hasPart"]);
  assert.deepEqual(article.about[0], { "@type": "Person", "@id": "https://koran.example/a#sorot-0", name: "Arga Wicaksana", alternateName: ["Arga"], jobTitle: "Presiden" });
  assert.deepEqual(article.mentions.map(({ name }) => name), ["Sinta Mahadewi"]);
  assert.deepEqual(article.hasPart, [
    { "@type": "Quotation", "@id": `https://koran.example/a#sorot-quote-${TEXT.indexOf("Kami")}`, text: "Kami akan membangun 1.200 rumah,", spokenByCharacter: { "@type": "Person", "@id": "https://koran.example/a#sorot-0", name: "Arga Wicaksana" } },
  ]);
});

test("JSON-LD: nobody says what the text says that he denies", () => {
  const text = "Arga membantah air naik.";
  const quote = { start: 15, end: 23, kind: "indirect", cue: { start: 5, end: 14 }, speaker: null };
  const { hasPart } = jsonLd({ segments: [], entities: [], quotes: [quote], figures: [] }, text);
  assert.deepEqual(hasPart.map((part) => part.text), ["membantah air naik"]);
});

test("JSON-LD: schema.org's own types accept it", async () => {
  const { execFileSync } = await import("node:child_process");
  const { mkdtempSync, writeFileSync, rmSync } = await import("node:fs");
  const { join } = await import("node:path");
  const folder = mkdtempSync(join(REPOSITORY, "www", "node_modules", ".shape-"));
  try {
    const shape = JSON.stringify(jsonLd(analysis, TEXT, { url: "https://koran.example/a", headline: "Judul" }));
    writeFileSync(join(folder, "shape.ts"), `import type { NewsArticle, WithContext } from "schema-dts";\nexport const shape: WithContext<NewsArticle> = ${shape};\n`);
    execFileSync(process.execPath, [join(REPOSITORY, "www/node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", join(folder, "shape.ts")], { stdio: "pipe", encoding: "utf8", cwd: folder });
  } catch (error) {
    assert.fail(error.stdout ?? String(error));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Web Annotations: both selectors give the same words; positions count characters, of which none is cut", () => {
  const text = `\u{1F33E}\u{1F33E} ${TEXT.replace("bertemu", "bertemu\u{1F33E}")}`.replaceAll(". ", "\u{1F33E}\u{1F33E}. ");
  const found = analysisOf(text);
  const { items } = webAnnotations(found, plainText(text), { url: "https://koran.example/a" });
  const mentions = found.entities.flatMap((entity) => entity.mentions).length;
  assert.equal(items.length, mentions + found.quotes.length + found.figures.length);
  for (const { target } of items) {
    const [quote, position] = target.selector;
    assert.equal([...text].slice(position.start, position.end).join(""), quote.exact);
    assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
    assert.ok((quote.prefix + quote.suffix).isWellFormed(), JSON.stringify(quote));
  }
});

test("CSV: quoted as RFC 4180 wants it, and no formula", () => {
  assert.equal(figuresCsv(analysis, TEXT).split("\r\n")[0], "start,end,kind,value,upper,unit,modifier,text");
  assert.match(figuresCsv(analysis, TEXT), /money,2500000000,,IDR,over,"Rp2,5 miliar"\r\n/);
  assert.match(quotesCsv(analysis, TEXT), /direct,Arga,Arga Wicaksana,kata,"Kami akan membangun 1.200 rumah,"\r\n/);
  const evil = { ...analysis, quotes: [{ start: 0, end: 7, kind: "direct", speaker: null, cue: null }] };
  assert.match(quotesCsv(evil, '=A1+"x"'), /,"'=A1\+""x"""\r\n$/);
});

for (const name of BROWSERS) {
  describe(`exports in ${name}`, () => {
    const site = openSite(name, { "/page": fixturePage() });

    test("selectors find their words in the rendered page, marked or not", { timeout: 30000 }, async () => {
      const { page } = await openPage(site.browser, `${site.server.origin}/page`, { ready: false });
      await page.waitForSelector("body[data-ready]");
      const wrong = await page.evaluate(async () => {
        article.firstElementChild.prepend("\u{1F33E} ");
        await handle.refresh();
        const { items } = JSON.parse(await handle.export("annotations"));
        handle.destroy();
        const text = article.textContent;
        return items.filter(({ target: { selector: [quote, position] } }) => [...text].slice(position.start, position.end).join("") !== quote.exact || !text.includes(quote.prefix + quote.exact + quote.suffix)).length + (items.length > 10 ? 0 : 1000);
      });
      assert.equal(wrong, 0);
      await page.close();
    });

    test("what is exported names the page by its whole address", { timeout: 30000 }, async () => {
      const { page } = await openPage(site.browser, `${site.server.origin}/page`, { ready: false });
      await page.waitForSelector("body[data-ready]");
      const got = await page.evaluate(async () => {
        document.head.append(Object.assign(document.createElement("link"), { rel: "canonical" }));
        document.querySelector("link[rel=canonical]").setAttribute("href", "/kanonik");
        const [article, { id, items }] = await Promise.all(["jsonld", "annotations"].map(async (format) => JSON.parse(await handle.export(format))));
        return [article["@id"], article.url, id, items[0].target.source];
      });
      const whole = `${site.server.origin}/kanonik`;
      assert.deepEqual(got, [whole, whole, `${whole}#sorot-annotations`, whole]);
      await page.close();
    });

    test("every format comes from the handle, and analyze needs no article", { timeout: 30000 }, async () => {
      const { page } = await openPage(site.browser, `${site.server.origin}/page`, { ready: false });
      await page.waitForSelector("body[data-ready]");
      const got = await page.evaluate(async () => {
        const formats = ["json", "jsonld", "quotes.csv", "figures.csv"];
        const texts = await Promise.all(formats.map((format) => handle.export(format)));
        return [...texts.map((text) => text.length > 40), Array.isArray((await analyze("Harga beras naik 5 persen.")).figures)];
      });
      assert.deepEqual(got, [true, true, true, true, true]);
      await page.close();
    });
  });
}
