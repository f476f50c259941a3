// The demo page, as a reader has it: by mouse, keyboard and touch; touch in Chromium only, which alone
// can emulate it here. axe in every look.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { BROWSERS, launch, openPage, REPOSITORY, wait } from "./harness.mjs";
import { isWorn, launchIn, LOOKS, violations, wear } from "./looks.mjs";

assert.ok(BROWSERS.includes("chrome"), "the demo's tests need Chromium: make browsers");

const SAMPLES = JSON.parse(readFileSync(`${REPOSITORY}/www/articles/index.json`, "utf8"));

/** What `look` gives in the page once it gives something. */
async function until(page, look, ...args) {
  const handle = await page.waitForFunction(look, { timeout: 10_000, polling: 50 }, ...args);
  return handle.jsonValue();
}

/** The words of the open card, or "" where none is open. */
const card = (page) =>
  page.evaluate(() => {
    const open = [...document.querySelectorAll("sorot-card")].find((host) => host.matches(":popover-open"));
    return open?.shadowRoot?.textContent ?? "";
  });

const cardOpens = (page) =>
  until(page, () => [...document.querySelectorAll("sorot-card")].find((host) => host.matches(":popover-open"))?.shadowRoot?.textContent);

const cardCloses = (page) => until(page, () => !document.querySelector("sorot-card:popover-open"));

/** The words lit up under a highlight's name. */
const lit = (page, name) => page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);

/** What the page complains of, or "". Runs in the page. */
const failure = () => {
  const shown = document.querySelector("#failure");
  return shown.hidden ? "" : shown.textContent;
};

const inWindow = (page, selector) =>
  page.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

for (const name of BROWSERS) {
  describe(`demo in ${name}`, () => {
    /** @type {any} */ let server;
    /** @type {any} */ let browser;
    before(async () => {
      server = await serve(`${REPOSITORY}/www`, 0);
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    /** A test on a page of its own, which ends without a complaint of the browser. */
    function onPage(title, body, options = {}) {
      test(title, async () => {
        const { page, complaints } = await openPage(browser, server.url, { width: 1280, ...options });
        await until(page, () => /\d/.test(document.querySelector("#time")?.textContent ?? ""));
        await body(page);
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }

    onPage("a mouse on a name opens its card, and away from it closes it", async (page) => {
      const name = await page.$eval("[data-sorot-mark]", (mark) => mark.textContent);
      await page.hover("[data-sorot-mark]");
      assert.ok((await cardOpens(page)).includes(name));
      await page.mouse.move(2, 2);
      await cardCloses(page);
    });

    onPage("Enter on a name opens its card, Escape closes it and gives the focus back", async (page) => {
      await page.focus("[data-sorot-mark]");
      await wait(700);
      assert.equal(await card(page), "", "focus alone opens nothing");
      await page.keyboard.press("Enter");
      await cardOpens(page);
      await page.keyboard.press("Escape");
      await cardCloses(page);
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-sorot-mark]")));
    });

    onPage("a link to another story is shown without a mark", async (page) => {
      const related = await until(page, () => document.querySelector(".story .related")?.textContent);
      assert.match(related, /^Baca juga: /);
      assert.equal(await page.$(".story .related [data-sorot-mark]"), null);
    });

    onPage("every sample has names, quotes and figures", async (page) => {
      for (const [i, { section, title }] of SAMPLES.entries()) {
        await page.click(`#sections li:nth-child(${i + 1}) button`);
        await until(page, (title) => document.querySelector("#article h1")?.textContent === title && document.querySelector("[data-sorot-mark]"), title);
        await until(page, () => !document.getElementById("lists")?.hidden);
        for (const list of ["names", "quotes", "figures"]) {
          const count = await page.$eval(`#count-${list}`, (element) => Number(element.textContent));
          assert.ok(count >= 5, `${section.en}: ${count} ${list}`);
          assert.equal(await page.$$eval(`#panel-${list} .item`, (items) => items.length), count);
        }
      }
    });

    onPage("a line of a list goes to its place", async (page) => {
      await page.click("#tab-quotes");
      const last = "#panel-quotes li:last-child .item";
      await page.$eval(last, (item) => item.scrollIntoView({ block: "nearest" }));
      await page.click(last);
      const [place] = await until(page, () => CSS.highlights.get("sorot-place")?.size && [...CSS.highlights.get("sorot-place")].map(String));
      const said = await page.$eval(`${last} .said`, (element) => element.lastChild.textContent);
      assert.ok(place.startsWith(said.replace(/[“”]/g, "").slice(0, 20)), `${place} for ${said}`);
      await until(page, () => {
        const [range] = CSS.highlights.get("sorot-place");
        const { top, bottom } = range.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    });

    onPage("by keyboard there is a way back to the list", async (page) => {
      await page.focus("#tab-names");
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-quotes");
      assert.equal(await page.$eval("#panel-quotes", (panel) => panel.hidden), false);
      await page.focus("#panel-quotes .item");
      await page.keyboard.press("Enter");
      await until(page, () => document.activeElement?.matches(".story p"));
      await page.focus("#back");
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("#panel-quotes .item")));
      assert.ok(await page.$eval("#back", (button) => button.hidden));
    });

    onPage("the open list is lit up in the article", async (page) => {
      await page.click("#tab-figures");
      const figures = await page.$$eval("#panel-figures .written", (items) => items.map((item) => item.textContent));
      assert.deepEqual(await lit(page, "demo-figures"), figures);
      await page.click("#tab-names");
      assert.deepEqual(await lit(page, "demo-figures"), []);
    });

    onPage("the reader's own article is read", async (page) => {
      await page.click("#sections li:last-child button");
      await page.waitForSelector("#own:not([hidden])");
      assert.ok(await page.$eval("#lists", (lists) => lists.hidden), "nothing to list yet");
      const text = "Warga Bandung Terima Bantuan\n\nBANDUNG - Wali Kota Bandung Ratna Wiryawan menyerahkan 250 paket bantuan, Senin.\n\n“Kami mulai hari ini,” kata Ratna <b>Wiryawan</b>.";
      await page.$eval("#text", (area, text) => { area.value = text; }, text);
      await page.click("#own [type=submit]");
      await until(page, () => document.querySelector("#article h1")?.textContent === "Warga Bandung Terima Bantuan");
      await until(page, () => document.querySelector("#panel-names")?.textContent?.includes("Ratna Wiryawan"));
      assert.equal(await page.$("#article b"), null, "what was pasted stays text");
    });

    onPage("the interface speaks English, and the article stays Indonesian", async (page) => {
      await page.click("[data-language=en]");
      await until(page, () => document.querySelector("#tab-quotes span")?.textContent === "Quotes");
      await until(page, () => document.querySelector("#panel-names h2")?.textContent?.startsWith("People"));
      assert.equal(await page.$eval("html", (html) => html.lang), "en");
      assert.equal(await page.$eval("#article", (article) => article.lang), "id");
      await page.hover("[data-sorot-mark]");
      assert.match(await cardOpens(page), /Person|Organi[sz]ation|Place/);
    });

    onPage("the cards can be turned off and on again", async (page) => {
      await page.click("#cards");
      await until(page, () => !document.querySelector("[data-sorot-mark]"));
      assert.equal(await page.$eval("#cards", (button) => button.ariaPressed ?? button.getAttribute("aria-pressed")), "false");
      await page.click("#cards");
      await page.waitForSelector("[data-sorot-mark]");
    });

    onPage("each download holds what its name says", async (page) => {
      await page.evaluate(() => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          blob.text().then((text) => (globalThis.saved = text));
          return make(blob);
        };
        HTMLAnchorElement.prototype.click = function () {
          globalThis.savedAs = this.download;
        };
      });
      const saved = async (format) => {
        await page.evaluate(() => { globalThis.saved = undefined; });
        await page.click(`[data-export="${format}"]`);
        const text = await until(page, () => globalThis.saved);
        return [await page.evaluate(() => globalThis.savedAs), text];
      };
      const [file, json] = await saved("json");
      assert.equal(file, "sorot.json");
      assert.ok(JSON.parse(json).entities.length >= 5);
      assert.equal(JSON.parse((await saved("jsonld"))[1])["@context"], "https://schema.org");
      assert.match((await saved("annotations"))[1], /TextQuoteSelector/);
      for (const list of ["quotes", "figures"]) {
        const [file, csv] = await saved(`${list}.csv`);
        assert.equal(file, `sorot-${list}.csv`);
        assert.equal(csv.trim().split(/\r?\n/).length - 1, await page.$eval(`#count-${list}`, (element) => Number(element.textContent)));
      }
    });

    onPage("a narrow window shows all of it without scrolling sideways", async (page) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }, { width: 320 });

    onPage("an article that does not come is missed aloud, and the next one ends the complaint", async (page) => {
      await page.evaluate(() => {
        const { fetch } = window;
        window.fetch = (address, ...more) => (/^articles\//.test(address) && !globalThis.mended ? Promise.reject(new TypeError("offline")) : fetch(address, ...more));
      });
      await page.click("#sections li:nth-child(2) button");
      assert.ok((await until(page, failure)).endsWith(`articles/${SAMPLES[1].file}`));
      assert.equal(await page.$eval("#article", (article) => article.textContent), "", "no other article under its name");
      await page.evaluate(() => { globalThis.mended = true; });
      await page.click("#sections li:nth-child(2) button");
      await until(page, (title) => document.querySelector("#article h1")?.textContent === title, SAMPLES[1].title);
      assert.equal(await page.evaluate(failure), "");
    });

    test("without the list of articles there is room for the reader's own", async () => {
      const before = (page) => page.evaluateOnNewDocument(() => {
        const { fetch } = window;
        window.fetch = async (address, ...more) => (/index\.json$/.test(address) ? new Response("", { status: 503 }) : fetch(address, ...more));
      });
      const { page, complaints } = await openPage(browser, server.url, { ready: false, before });
      assert.match(await until(page, failure), /articles\/index\.json 503/);
      await page.$eval("#text", (area) => { area.value = "Wali Kota Bandung Ratna Wiryawan menyerahkan bantuan."; });
      await page.click("#own [type=submit]");
      await until(page, () => document.querySelector("#panel-names")?.textContent?.includes("Ratna Wiryawan"));
      assert.equal(await page.evaluate(failure), "");
      assert.deepEqual(complaints, []);
      await page.close();
    });

    if (name !== "chrome") return;

    onPage("a system that turns dark takes the cards along, until the reader has chosen", async (page) => {
      const isDark = (page) => page.$eval("sorot-card", (host) => host.hasAttribute("data-dark"));
      await page.hover("[data-sorot-mark]");
      await cardOpens(page);
      assert.equal(await isDark(page), false);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
      await page.waitForSelector("sorot-card[data-dark]");
      assert.deepEqual(await violations(page), []);
      await page.click("#theme");
      await page.waitForSelector("sorot-card:not([data-dark])");
    });

    onPage("a tap on a name opens its card as a sheet", async (page) => {
      await page.tap("[data-sorot-mark]");
      await cardOpens(page);
      assert.ok(await inWindow(page, "sorot-card"));
    }, { width: 390, height: 844, before: (page) => page.emulate({ viewport: { width: 390, height: 844, hasTouch: true, isMobile: true }, userAgent: "" }) });

    onPage("a tap on a line goes to its place, and there is a way back", async (page) => {
      await page.tap("#tab-figures");
      await page.tap("#panel-figures li:last-child .item");
      await until(page, () => CSS.highlights.get("sorot-place")?.size);
      await wait(800);
      await page.tap("#back");
      await until(page, () => document.activeElement === document.querySelector("#panel-figures li:last-child .item"));
      await until(page, () => {
        const { top, bottom } = document.querySelector("#panel-figures li:last-child .item").getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    }, { width: 390, height: 844, before: (page) => page.emulate({ viewport: { width: 390, height: 844, hasTouch: true, isMobile: true }, userAgent: "" }) });
  });

  for (const look of LOOKS) {
    test(`axe finds nothing on the demo in ${name}, ${look}`, { timeout: 60000 }, async () => {
      const server = await serve(`${REPOSITORY}/www`, 0);
      const browser = await launchIn(name, look);
      try {
        const { page } = await openPage(browser, server.url, { width: 1280, before: (page) => wear(page, look) });
        assert.ok(await isWorn(page, look));
        for (const list of ["names", "quotes", "figures"]) {
          await page.click(`#tab-${list}`);
          assert.deepEqual(await violations(page), []);
        }
        await page.click("#sections li:last-child button");
        await page.waitForSelector("#own:not([hidden])");
        assert.deepEqual(await violations(page), []);
      } finally {
        await browser.close();
        server.close();
      }
    });
  }
}
