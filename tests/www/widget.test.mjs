// How marks and cards behave under a real mouse, keyboard and finger, in both browsers. The numbers are
// those of the widget's design: 500 ms to open, 300 ms to close, 44 px to close a sheet.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cardText, fixturePage } from "./fixture-page.mjs";
import { BROWSERS, launch, openPage, serve, wait } from "./harness.mjs";

const PAGES = {
  "/plain": fixturePage(),
  "/topic": fixturePage({ options: `{ topic: "/tag/{slug}" }` }),
  "/dense": fixturePage({ options: `{ density: 1 }` }),
  "/sure": fixturePage({ options: `{ minConfidence: 0.85 }` }),
  "/english": fixturePage({ options: `{ lang: "en", strings: { next: "Onwards" } }` }),
  "/resolver": fixturePage({
    options: `{ resolve: async (entity, { signal }) => {
      (window.asked ??= []).push(entity.name);
      signal.addEventListener("abort", () => (window.aborted ??= []).push(entity.name));
      await new Promise((done) => setTimeout(done, entity.name.startsWith("Sinta") ? 5000 : 20));
      return { title: "Profil", href: "/profil", summary: "<b>bukan markup</b>", image: "https://elsewhere.example/x.png" };
    } }`,
  }),
  "/highlight": fixturePage({ options: `{ painter: "highlight" }` }),
  "/veto": fixturePage({ head: `<script>document.addEventListener("sorot:open", (e) => e.preventDefault())</script>` }),
  "/theme": fixturePage({ options: `{ theme: "dark" }`, head: "<style>article{--sorot-background:rgb(1, 2, 3);--sorot-radius:0px}sorot-card::part(name){text-transform:uppercase}</style>" }),
  "/rtl": fixturePage({ head: "<style>article{direction:rtl}</style>" }),
  "/low": fixturePage({ head: "<style>article{padding:65vh 0 100vh}</style>" }),
  "/failing": fixturePage({ options: `{ analyze: undefined, wasmUrl: "/nowhere.wasm" }` }),
  "/tag/arga-wicaksana": "<title>tag</title>tag",
};

for (const name of BROWSERS) {
  describe(`widget in ${name}`, { concurrency: false }, () => {
    /** @type {import("puppeteer-core").Browser} */
    let browser;
    let server;
    let page;
    let complaints;

    before(async () => {
      server = await serve(PAGES);
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    /** Opens `path`, runs `body`, and holds the page to silence. */
    function check(title, path, body, { quiet = true, ...options } = {}) {
      test(title, { timeout: 30000 }, async () => {
        ({ page, complaints } = await openPage(browser, server.origin + path, { ready: false, ...options }));
        try {
          await page.waitForSelector("body[data-ready]");
          await body(page);
          if (quiet) assert.deepEqual(complaints, []);
        } finally {
          await page.evaluate(() => localStorage.clear()).catch(() => {});
          await page.close();
        }
      });
    }

    const card = () => page.evaluate(cardText);
    const events = () => page.evaluate(() => window.events.map(([event, why]) => `${event}${why ? `:${why}` : ""}`));
    const marks = () => page.$$eval("[data-sorot-mark]", (all) => all.map((one) => one.textContent));
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.localName);
    /** Which stop of the open card has the focus, -1 if none. */
    const inside = () => page.evaluate(focusedStop);
    const inCard = (selector) => page.evaluateHandle((s) => document.querySelector("sorot-card").shadowRoot.querySelector(s), selector);
    const opened = () => page.waitForFunction(() => document.querySelector("sorot-card:popover-open"), { timeout: 3000 });
    const closed = () => page.waitForFunction(() => !document.querySelector("sorot-card:popover-open"), { timeout: 3000 });
    /** The `nth` mark stands in the window, above the sheet. */
    const uncovered = (nth) => page.waitForFunction(isAbove, { timeout: 3000 }, nth);
    const hover = async (nth) => (await page.$$("[data-sorot-mark]")).at(nth).hover();
    const away = () => page.mouse.move(5, 5);

    async function keyboardOpen(nth, key = "Enter") {
      await (await page.$$("[data-sorot-mark][tabindex='0'], a[data-sorot-mark]:not([tabindex])"))[nth].focus();
      await page.keyboard.press(key);
      await opened();
    }

    check("marks the first mention of each in a paragraph, three at most, and nothing of the host's", "/plain", async () => {
      assert.deepEqual(await marks(), ["Arga", " Wicaksana", "Sinta Mahadewi", "Kota Lembayung", "Arga", "Sinta", "Bank Lembayung", "Wicak\u00ADsana Foundation", "Arga"]);
      assert.equal(await page.$eval("a, code, #p3 button", (one) => one.querySelectorAll("[data-sorot-mark]").length), 0);
    });

    check("marks as many as the density says", "/dense", async () => {
      assert.deepEqual(await marks(), ["Arga", " Wicaksana", "Arga", "Arga"]);
    });

    check("marks only what is sure enough", "/sure", async () => {
      const floor = await page.evaluate(() => handle.analysis.entities.flatMap((e) => e.mentions).filter((m) => m.confidence >= 0.85).length);
      const all = await marks();
      assert.ok(all.length > 0 && all.length <= floor + 1, `${all.length} marks of ${floor} sure mentions`);
    });

    check("is a button that says what it opens", "/plain", async () => {
      const attributes = await page.$eval("[data-sorot-mark]", (one) => Object.fromEntries([...one.attributes].map((a) => [a.name, a.value])));
      const { "aria-controls": controls, ...rest } = attributes;
      assert.deepEqual(rest, { "data-sorot-mark": "", role: "button", tabindex: "0", "aria-haspopup": "dialog", "aria-expanded": "false" });
      assert.equal(await page.$eval(`#${controls}`, (one) => `${one.getAttribute("role")} ${one.getAttribute("aria-modal")}`), "dialog false");
    });

    check("opens under the mouse after half a second, not before", "/plain", async () => {
      await hover(2);
      await wait(250);
      assert.equal(await card(), null);
      await opened();
      assert.match(await card(), /Sinta Mahadewi/);
      assert.equal(await page.$eval("[data-sorot-mark][aria-expanded=true]", (one) => one.textContent), "Sinta Mahadewi");
      assert.deepEqual(await events(), ["ready", "open:pointer"]);
    });

    check("does not open for a pointer that only passes", "/plain", async () => {
      await hover(2);
      await wait(200);
      await away();
      await wait(700);
      assert.equal(await card(), null);
    });

    for (const path of ["/plain", "/highlight"]) {
      check(`does not open for a name that was scrolled away meanwhile, ${path}`, path, async () => {
        await page.addStyleTag({ content: "body{padding-bottom:2000px}" });
        const { x, y } = await page.evaluate(() => {
          const first = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) => (node.data.includes("Sinta Mahadewi") ? 1 : 3)).nextNode();
          const range = document.createRange();
          const at = first.data.indexOf("Sinta");
          range.setStart(first, at);
          range.setEnd(first, at + 5);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        });
        await page.mouse.move(x, y);
        await wait(200);
        await page.evaluate(() => scrollBy(0, 300));
        await wait(700);
        assert.equal(await card(), null);
      });
    }

    check("closes 300 ms after the pointer has left both, and opens the next one sooner", "/plain", async () => {
      await hover(2);
      await opened();
      await away();
      await wait(120);
      assert.notEqual(await card(), null);
      await closed();
      await hover(3);
      await wait(330);
      assert.match((await card()) ?? "", /Kota Lembayung/, "within 500 ms of a close it opens after 150 ms");
    });

    check("closes 300 ms after the pointer has left, even if it moves on over the text", "/plain", async () => {
      await hover(2);
      await opened();
      const left = await page.evaluate(() => document.querySelector("#p2").getBoundingClientRect().left);
      const top = await page.evaluate(() => document.querySelector("#p1").getBoundingClientRect().top);
      const until = Date.now() + 900;
      for (let step = 0; Date.now() < until && (await card()) !== null; step++) {
        await page.mouse.move(left + (step % 2), top + 3);
        await wait(20);
      }
      assert.equal(await card(), null);
    });

    check("stays closed after Escape until the pointer has left the name", "/plain", async () => {
      await hover(2);
      await opened();
      const { x, y, height } = await (await page.$$("[data-sorot-mark]"))[2].boundingBox();
      await page.keyboard.press("Escape");
      await closed();
      for (let step = 0; step < 40; step++) {
        await page.mouse.move(x + 4 + (step % 3), y + height / 2);
        await wait(20);
      }
      assert.equal(await card(), null);
      await away();
      await hover(2);
      await opened();
    });

    check("a card that was opened by keyboard does not follow the pointer", "/plain", async () => {
      await keyboardOpen(1);
      await page.mouse.move(300, 20);
      await hover(0);
      await page.mouse.move(300, 20);
      await wait(500);
      assert.match(await card(), /Sinta Mahadewi/);
    });

    check("stays while the pointer crosses the gap and rests on the card", "/plain", async () => {
      await hover(2);
      await opened();
      const box = await page.evaluate(() => {
        const { left, top, width } = document.querySelector("sorot-card").getBoundingClientRect();
        return { left, top, width };
      });
      await page.mouse.move(box.left + 20, box.top - 4, { steps: 3 });
      await wait(500);
      assert.notEqual(await card(), null, "on the bridge");
      await page.mouse.move(box.left + 40, box.top + 30, { steps: 3 });
      await wait(500);
      assert.notEqual(await card(), null, "on the card");
    });

    check("stands 8 px below its mention, within the window, no bigger than 320 px", "/plain", async () => {
      await hover(2);
      await opened();
      await wait(50);
      const [box, line] = await page.evaluate(() => {
        const flat = ({ left, right, top, bottom, width, height }) => ({ left, right, top, bottom, width, height });
        return [flat(document.querySelector("sorot-card").getBoundingClientRect()), flat(document.querySelector("[aria-expanded=true]").getBoundingClientRect())];
      });
      assert.ok(Math.abs(box.top - line.bottom - 8) <= 1, `gap of ${box.top - line.bottom}`);
      assert.ok(box.width <= 320 && box.height <= 320 && box.right <= 1100);
    });

    check("stands at the line under the pointer where a name is broken over two", "/plain", async () => {
      await page.addStyleTag({ content: "#p1{width:9.2em}" });
      const lines = await page.evaluate(() => {
        const broken = [...document.querySelectorAll("[data-sorot-mark]")].find((one) => one.getClientRects().length > 1);
        return broken && Array.from(broken.getClientRects(), ({ left, top, width, height, bottom }) => ({ left, top, width, height, bottom }));
      });
      assert.equal(lines?.length, 2, "the fixture breaks a name over two lines");
      await page.mouse.move(lines[1].left + 5, lines[1].top + lines[1].height / 2);
      await opened();
      await wait(50);
      const top = await page.evaluate(() => document.querySelector("sorot-card").getBoundingClientRect().top);
      assert.ok(Math.abs(top - lines[1].bottom - 8) <= 2, `card at ${top}, line ends at ${lines[1].bottom}`);
    });

    /** Where card and mention stand once the `nth` mark has been clicked. */
    async function clicked(nth) {
      await (await page.$$("[data-sorot-mark]")).at(nth)?.click();
      await opened();
      return page.evaluate(() => ["sorot-card", "[aria-expanded=true]"].map((one) => (({ left, right, top, bottom }) => ({ left, right, top, bottom }))(document.querySelector(one).getBoundingClientRect())));
    }

    check("stands above a mention that is low in the window, and within the window's edge", "/plain", async () => {
      await page.addStyleTag({ content: "article{position:fixed;inset:auto 0 0 auto;width:14em}" });
      const [box, line] = await clicked(-1);
      assert.ok(Math.abs(line.top - box.bottom - 8) <= 1, `gap of ${line.top - box.bottom}`);
      assert.equal(box.right, await page.evaluate(() => document.documentElement.clientWidth - 16));
    });

    check("begins where its mention does", "/plain", async () => {
      const [box, line] = await clicked(2);
      assert.ok(Math.abs(box.left - line.left) <= 1);
    });

    check("begins where its mention does, at the right", "/rtl", async () => {
      const [box, line] = await clicked(2);
      assert.ok(Math.abs(box.right - line.right) <= 1);
    });

    check("shows nothing on focus, opens by Enter with focus inside, closes by Escape with focus back", "/plain", async () => {
      const first = (await page.$$("[data-sorot-mark][role=button]"))[1];
      await first.focus();
      await wait(700);
      assert.equal(await card(), null);
      await page.keyboard.press("Enter");
      await opened();
      assert.equal(await page.evaluate(() => document.activeElement.matches("sorot-card:popover-open")), true);
      await page.keyboard.press("Escape");
      await closed();
      assert.equal(await first.evaluate((mark) => document.activeElement === mark), true);
      assert.deepEqual(await events(), ["ready", "open:keyboard", "close:escape"]);
    });

    check("opens by Space; Tab walks through all of the card, and on behind the mention", "/plain", async () => {
      await keyboardOpen(1, " ");
      const stops = await page.evaluate(cardStops);
      assert.ok(stops > 5, `${stops} stops`);
      const reached = [];
      for (let turn = 0; turn < stops + 2 && (await card()) !== null; turn++) {
        await page.keyboard.press("Tab");
        reached.push(await inside());
      }
      assert.deepEqual(reached.filter((stop) => stop >= 0), Array.from({ length: stops }, (_, stop) => stop), "each once, in the order of the page");
      await closed();
      assert.equal(await focused(), "Kota Lembayung");
    });

    check("is dismissed by Escape without moving the pointer, and by a click outside", "/plain", async () => {
      await hover(2);
      await opened();
      await page.keyboard.press("Escape");
      await closed();
      await away();
      await hover(3);
      await opened();
      await page.mouse.click(20, 700);
      await closed();
      assert.deepEqual((await events()).filter((event) => event.startsWith("close")), ["close:escape", "close:outside"]);
    });

    check("opens at once by a click", "/plain", async () => {
      await (await page.$$("[data-sorot-mark]"))[2].click();
      await wait(60);
      assert.match(await card(), /Sinta Mahadewi/);
    });

    check("says what the text says: role, mentions, words, figures, company", "/plain", async () => {
      await keyboardOpen(0);
      const text = await card();
      for (const part of ["Orang", "Arga Wicaksana", "juga disebut Arga", "Presiden", "Sebutan 1 dari", "“Kami akan membangun 1.200 rumah”", "disebut di dekat kutipan", "1.200 rumah", "Sinta Mahadewi", "Kota Lembayung"]) {
        assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
      }
    });

    check("gives figures their value", "/plain", async () => {
      await keyboardOpen(1);
      assert.match(await card(), /Rp2,5 miliar\s+lebih dari Rp2\.500\.000\.000/);
    });

    check("goes to the next mention and takes the focus along", "/plain", async () => {
      await keyboardOpen(1);
      await (await inCard(".next")).asElement().focus();
      await page.keyboard.press("Enter");
      await wait(100);
      assert.match(await card(), /Sebutan 2 dari 3/);
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute("aria-label")), "Sebutan berikutnya");
    });

    check("gives the focus back: from the way back, from the list, and when cards are turned off", "/plain", async () => {
      await keyboardOpen(1);
      await (await inCard(".figure")).asElement().focus();
      await page.keyboard.press("Enter");
      await closed();
      assert.equal(await page.evaluate(() => document.activeElement.localName), "sorot-controls");
      await page.keyboard.press("Escape");
      assert.equal(await focused(), "Sinta Mahadewi");
      await page.keyboard.press("Enter");
      await opened();
      await (await inCard(".list-all")).asElement().focus();
      await page.keyboard.press("Enter");
      await closed();
      await page.keyboard.press("Escape");
      assert.equal(await focused(), "Sinta Mahadewi");
      await page.keyboard.press("Enter");
      await opened();
      await (await inCard(".off")).asElement().focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement.className), "open");
    });

    for (const [how, go] of [["a click elsewhere", () => page.mouse.click(20, 790)], ["scrolling on", () => page.evaluate(() => scrollTo(0, 3000))]]) {
      check(`the way back and its place go by ${how}`, "/plain", async () => {
        await page.addStyleTag({ content: "body{padding-bottom:4000px}" });
        await keyboardOpen(1);
        await (await inCard(".figure")).asElement().click();
        await closed();
        const shown = () => page.evaluate(() => [document.querySelector("sorot-controls").shadowRoot.querySelector(".back").matches(":popover-open"), CSS.highlights.has("sorot-place")]);
        await wait(400);
        assert.deepEqual(await shown(), [true, true]);
        await go();
        await wait(100);
        assert.deepEqual(await shown(), [false, false]);
      });
    }

    check("goes on to a companion and puts the focus on its card", "/plain", async () => {
      await keyboardOpen(1);
      await (await inCard(".companion")).asElement().focus();
      await page.keyboard.press("Enter");
      await wait(100);
      assert.doesNotMatch(await card(), /^Orang\s+Sinta/);
      assert.equal(await page.evaluate(() => document.activeElement.matches("sorot-card") && document.activeElement.shadowRoot.activeElement), null);
    });

    check("jumps to the place of a line and back", "/plain", async () => {
      await page.addStyleTag({ content: "#p1{margin-bottom:1500px}" });
      await page.evaluate(() => document.querySelector("#p2 [data-sorot-mark]").scrollIntoView());
      await (await page.$("#p2 [data-sorot-mark]")).focus();
      await page.keyboard.press("Enter");
      await opened();
      await (await inCard(".quote")).asElement().focus();
      await page.keyboard.press("Enter");
      await closed();
      await page.waitForFunction(() => document.querySelector("#p1").getBoundingClientRect().top >= -5, { timeout: 3000 });
      assert.match(await page.evaluate(() => String([...(CSS.highlights.get("sorot-place") ?? [])][0])), /^Kami akan membangun/);
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.textContent), "Kembali: Arga Wicaksana");
      await page.keyboard.press("Enter");
      await opened();
      await page.waitForFunction(() => document.querySelector("#p2").getBoundingClientRect().top < 800, { timeout: 3000 });
      await page.keyboard.press("Escape");
      assert.equal(await focused(), "Arga");
    });

    check("tells what was seen for a second, and lets the host forbid", "/plain", async () => {
      await keyboardOpen(0);
      await wait(700);
      assert.ok(!(await events()).includes("seen"));
      await wait(600);
      assert.ok((await events()).includes("seen"));
    });

    check("opens nothing where the host prevents it", "/veto", async () => {
      await (await page.$("[data-sorot-mark]")).click();
      await wait(100);
      assert.equal(await card(), null);
    });

    check("asks the host's resolver once, aborts what is stale, shows only what is safe", "/resolver", async () => {
      await keyboardOpen(0);
      await page.waitForFunction(() => document.querySelector("sorot-card").shadowRoot.querySelector(".resolved"));
      const shown = await page.evaluate(() => document.querySelector("sorot-card").shadowRoot.querySelector(".resolved").innerText);
      assert.match(shown, /Profil\s+<b>bukan markup<\/b>\s+Dari 127\.0\.0\.1:\d+, bukan dari artikel ini/);
      assert.equal(await page.evaluate(() => document.querySelector("sorot-card").shadowRoot.querySelector("img")), null, "a picture from elsewhere is not fetched");
      await page.keyboard.press("Escape");
      await keyboardOpen(0);
      await page.keyboard.press("Escape");
      await keyboardOpen(1);
      await page.keyboard.press("Escape");
      assert.deepEqual(await page.evaluate(() => asked), ["Arga Wicaksana", "Sinta Mahadewi"]);
      assert.ok((await page.evaluate(() => aborted)).includes("Sinta Mahadewi"));
    });

    check("follows the topic link by a click, opens the card by hover", "/topic", async () => {
      await hover(0);
      await opened();
      assert.match(await card(), /Berita lain tentang Arga Wicaksana/);
      await Promise.all([page.waitForNavigation(), (await page.$("[data-sorot-mark]")).click()]);
      assert.equal(new URL(page.url()).pathname, "/tag/arga-wicaksana");
    });

    check("leaves the host's link alone", "/plain", async () => {
      await page.click("#host-link");
      assert.equal(new URL(page.url()).hash, "#host");
      assert.equal(await card(), null);
    });

    check("puts everything back byte for byte, and lets go of every listener", "/plain", async () => {
      const left = await page.evaluate(async () => {
        handle.destroy();
        const live = new Set();
        const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
          const key = { type, target: this };
          if (!options?.signal?.aborted) live.add(key);
          options?.signal?.addEventListener?.call === undefined || add.call(options.signal, "abort", () => live.delete(key));
          return add.call(this, type, listener, options);
        };
        const again = annotate(article, options);
        await again.ready;
        again.open(0);
        again.destroy();
        EventTarget.prototype.addEventListener = add;
        EventTarget.prototype.removeEventListener = remove;
        const outside = [...live].filter(({ target, type }) => type !== "abort" && (target === document || target === window || target === article || target.isConnected));
        return outside.map(({ type, target }) => `${type} on ${target.constructor.name}`);
      });
      assert.deepEqual(left, []);
      assert.equal(await page.evaluate(() => article.outerHTML === original), true);
      assert.equal(await page.$("sorot-card, sorot-controls"), null);
      assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      await page.mouse.move(200, 150);
    });

    check("reads again what was appended or replaced, never because of its own marks", "/plain", async () => {
      await wait(600);
      assert.equal(await page.evaluate(() => calls), 1);
      await page.evaluate(() => article.insertAdjacentHTML("beforeend", "<p id=p4>Sinta Mahadewi pulang.</p>"));
      await page.waitForSelector("#p4 [data-sorot-mark]");
      assert.equal(await page.evaluate(() => calls), 2);
      await page.evaluate(() => (article.innerHTML = "<p id=p5>Bank Lembayung tutup.</p>"));
      await page.waitForSelector("#p5 [data-sorot-mark]");
      await page.evaluate(() => handle.destroy());
      assert.equal(await page.evaluate(() => article.innerHTML), '<p id="p5">Bank Lembayung tutup.</p>');
    });

    check("is turned off by one click, remembers it, and on again", "/plain", async () => {
      await keyboardOpen(0);
      await (await inCard(".off")).asElement().click();
      assert.deepEqual(await marks(), []);
      assert.equal(await page.evaluate(() => article.outerHTML === original), true);
      await page.reload();
      await page.waitForSelector("body[data-ready]");
      assert.deepEqual(await marks(), []);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["sorot"]);
      await page.evaluate(() => document.querySelector("sorot-controls").shadowRoot.querySelector(".open").click());
      const track = await page.evaluateHandle(() => document.querySelector("sorot-controls").shadowRoot.querySelector("[role=switch]"));
      await track.asElement().click();
      assert.ok((await marks()).length > 0);
      assert.equal(await page.evaluate(() => localStorage.length), 0);
    });

    check("is turned off, and on again, where storage is full", "/plain", async () => {
      const counts = await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
        return [false, true].map((on) => ((handle.enabled = on), [handle.enabled, document.querySelectorAll("[data-sorot-mark]").length > 0]));
      });
      assert.deepEqual(counts, [[false, false], [true, true]]);
    });

    check("lists everybody and everything, by keyboard alone", "/highlight", async () => {
      await page.evaluate(() => document.querySelector("sorot-controls").shadowRoot.querySelector(".open").focus());
      await page.keyboard.press("Enter");
      const text = () => page.evaluate(() => document.querySelector("sorot-controls").shadowRoot.querySelector(".panel").innerText);
      for (const part of ["Orang · 2", "Organisasi · 2", "Tempat · 1", "Kutipan · 1", "Angka · 3", "Kata Arga"]) assert.ok((await text()).includes(part), part);
      for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("sorot-controls").shadowRoot.querySelector("details[open] .role"));
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), "open");
    });

    check("the list keeps what is open, where it is and what has the focus, through the switch and a longer article", "/plain", async () => {
      const list = (run, ...given) => page.evaluate(run, ...given);
      await list(() => handle.togglePanel(true));
      await list(() => {
        const { shadowRoot } = document.querySelector("sorot-controls");
        shadowRoot.querySelector(".panel").style.height = "250px";
        shadowRoot.querySelectorAll("summary").forEach((one) => one.click());
        shadowRoot.querySelector(".switch").focus();
      });
      const switched = (to) => page.waitForFunction((to) => document.querySelector("sorot-controls").shadowRoot.querySelector(".switch").getAttribute("aria-checked") === to, {}, to);
      await page.keyboard.press(" ");
      await switched("false");
      const state = () => list(() => {
        const { shadowRoot } = document.querySelector("sorot-controls");
        const { className, textContent } = shadowRoot.activeElement;
        return { focus: `${className} ${textContent}`, open: shadowRoot.querySelectorAll("details[open] > ul").length > 0, top: shadowRoot.querySelector(".body").scrollTop, on: shadowRoot.querySelector(".switch").getAttribute("aria-checked") };
      });
      assert.deepEqual(await state(), { focus: "switch Kartu saat menunjuk nama", open: true, top: 0, on: "false" });
      await page.keyboard.press(" ");
      await switched("true");
      await list(() => {
        const { shadowRoot } = document.querySelector("sorot-controls");
        shadowRoot.querySelector(".body").scrollTop = 100;
        shadowRoot.querySelector(".quote").focus({ preventScroll: true });
        article.insertAdjacentHTML("beforeend", "<p id=p4>Sinta Mahadewi pulang.</p>");
      });
      await page.waitForSelector("#p4 [data-sorot-mark]");
      await wait(100);
      const { focus, ...rest } = await state();
      assert.match(focus, /^line quote “Kami akan/);
      assert.deepEqual(rest, { open: true, top: 100, on: "true" });
    });

    check("paints highlights without touching the DOM, and opens by hover there too", "/highlight", async () => {
      assert.equal(await page.evaluate(() => article.outerHTML === original), true);
      assert.ok((await page.evaluate(() => CSS.highlights.get("sorot").size)) >= 7);
      const { x, y } = await page.evaluate(() => {
        const { left, top, width, height } = [...CSS.highlights.get("sorot")][1].getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await page.mouse.move(x, y);
      await opened();
      assert.notEqual(await card(), null);
      await page.evaluate(() => handle.destroy());
      assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    });

    check("speaks English where the page does, and the host's own words", "/english", async () => {
      await keyboardOpen(1);
      assert.match(await card(), /Person[\s\S]*Mention 1 of 3[\s\S]*Turn cards off/);
      assert.equal(await page.evaluate(() => document.querySelector("sorot-card").shadowRoot.querySelector(".next").getAttribute("aria-label")), "Onwards");
    });

    check("says which words are Indonesian where it speaks English", "/english", async () => {
      await keyboardOpen(0);
      const lang = (selector) => page.evaluate((s) => document.querySelector("sorot-card").shadowRoot.querySelector(s).closest("[lang]")?.lang ?? document.querySelector("sorot-card").lang, selector);
      assert.deepEqual(await Promise.all([".kind", ".reason", ".name", ".role", ".words", ".written", ".companion"].map(lang)), ["en", "en", "id", "id", "id", "id", "id"]);
      await page.evaluate(() => handle.togglePanel(true));
      assert.deepEqual(await page.$eval("sorot-controls", (one) => [one.lang, one.shadowRoot.querySelector("summary .name").lang]), ["en", "id"]);
    });

    check("wears the host's theme", "/theme", async () => {
      await keyboardOpen(0);
      const style = await page.evaluate(() => {
        const root = document.querySelector("sorot-card").shadowRoot;
        const { backgroundColor, borderRadius, fontFamily } = getComputedStyle(root.querySelector(".card"));
        return { backgroundColor, borderRadius, fontFamily, name: getComputedStyle(root.querySelector(".name")).textTransform, color: getComputedStyle(root.querySelector(".name")).color };
      });
      assert.deepEqual(style, { backgroundColor: "rgb(1, 2, 3)", borderRadius: "0px", fontFamily: "Georgia, serif", name: "uppercase", color: "rgb(236, 236, 238)" });
    });

    check("turns round where the text runs from right to left", "/rtl", async () => {
      await keyboardOpen(1);
      await wait(50);
      const [close, name] = await page.evaluate(() => [".close", ".name"].map((s) => document.querySelector("sorot-card").shadowRoot.querySelector(s).getBoundingClientRect().left));
      assert.ok(close < name);
    });

    check("leaves the article as it was where the engine cannot be loaded, and says why", "/failing", async () => {
      assert.equal(await page.evaluate(() => article.outerHTML === original), true);
      const [[event, why]] = await page.evaluate(() => window.events);
      assert.equal(event, "error");
      assert.notEqual(why, "");
    }, { quiet: false });

    check("is a sheet at the bottom of a narrow window, with a 44 px button that closes", "/plain", async () => {
      await keyboardOpen(0);
      const [sheet, close] = await page.evaluate(async () => {
        const host = document.querySelector("sorot-card");
        // While the sheet slides in, its place has fractions that sizes are worked out with: 43.99997.
        await Promise.all(host.shadowRoot.getAnimations().map((one) => one.finished));
        return [host, host.shadowRoot.querySelector(".close")].map((one) => {
          const { left, bottom, width, height } = one.getBoundingClientRect();
          return { left, bottom, width, height };
        });
      });
      assert.deepEqual([sheet.left, Math.round(sheet.bottom), sheet.width], [0, 700, 390]);
      assert.deepEqual([close.width, close.height], [44, 44]);
      await (await inCard(".close")).asElement().click();
      await closed();
    }, { width: 390, height: 700 });

    check("leaves neither its mention nor what has the focus under the sheet", "/low", async () => {
      await keyboardOpen(0);
      await uncovered(0);
      await page.$$eval("[data-sorot-mark]", (all) => all.at(-1).focus({ preventScroll: true }));
      await uncovered(-1);
      assert.equal(await page.$eval("sorot-card", (one) => one.matches(":popover-open")), true);
    }, { width: 390, height: 700 });

    check("a sheet under the mouse scrolls nothing and stays until it is dismissed", "/low", async () => {
      await hover(0);
      await opened();
      assert.equal(await page.evaluate(isAbove, 0), false, "the sheet is in the way");
      await away();
      await wait(700);
      assert.equal(await page.evaluate(() => scrollY), 0);
      assert.notEqual(await card(), null);
      await page.mouse.click(5, 5);
      await closed();
    }, { width: 390, height: 700 });

    for (const [width, height] of [[1100, 800], [390, 700], [640, 300], [320, 256]]) {
      check(`a very long name leaves room for the rest of its card at ${width} x ${height}`, "/plain", async () => {
        await page.evaluate(() => {
          handle.analysis.entities[0].name = "Badan Penanggulangan Bencana dan Perlindungan Masyarakat ".repeat(12);
          handle.open(0);
        });
        await wait(50);
        const { body, within } = await page.evaluate(async () => {
          const { shadowRoot } = document.querySelector("sorot-card");
          await Promise.all(shadowRoot.getAnimations().map((one) => one.finished));
          const [card, header, footer, close] = [".card", ".header", ".footer", ".close"].map((part) => shadowRoot.querySelector(part).getBoundingClientRect());
          shadowRoot.querySelector(".header").scrollTop = 1000;
          const scrolled = shadowRoot.querySelector(".close").getBoundingClientRect();
          const within = [close.bottom <= header.bottom, scrolled.top >= header.top - 0.5, header.bottom < footer.top, footer.bottom <= card.bottom];
          return { body: shadowRoot.querySelector(".body").clientHeight, within };
        });
        assert.ok(body >= 40, `${body} px left`);
        assert.deepEqual(within, [true, true, true, true]);
      }, { width, height });
    }

    check("loses nothing at 320 px", "/plain", async () => {
      await keyboardOpen(0);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      assert.equal(await page.evaluate(() => [...document.querySelector("sorot-card").shadowRoot.querySelectorAll("*")].every((one) => one.getBoundingClientRect().right <= innerWidth + 1)), true);
    }, { width: 320, height: 600 });

    if (name === "chrome") {
      // Only Chromium's driver emulates a finger.
      check("opens by a tap and follows nothing; a tap on the host's link is the host's", "/topic", async () => {
        await (await page.$("[data-sorot-mark]")).tap();
        await opened();
        assert.equal(new URL(page.url()).pathname, "/topic");
        assert.deepEqual((await events()).at(-1), "open:touch");
        await (await inCard(".close")).asElement().tap();
        await closed();
        await (await page.$("#host-link")).tap();
        await wait(200);
        assert.equal(new URL(page.url()).hash, "#host");
        assert.equal(await card(), null);
      }, { width: 390, height: 700, before: (page) => page.setViewport({ width: 390, height: 700, hasTouch: true, isMobile: true }) });

      check("a tapped name is scrolled to above the sheet", "/low", async () => {
        const [mark] = await page.$$("[data-sorot-mark]");
        const before = await mark.evaluate((one) => one.getBoundingClientRect().bottom);
        await mark.tap();
        await opened();
        assert.ok(before > (await page.$eval("sorot-card", (one) => one.getBoundingClientRect().top)));
        await uncovered(0);
      }, { width: 390, height: 700, before: (page) => page.setViewport({ width: 390, height: 700, hasTouch: true, isMobile: true }) });

      check("jumps where the reader wants no motion", "/low", async () => {
        await keyboardOpen(0);
        assert.equal(await page.evaluate(isAbove, 0), true);
      }, { width: 390, height: 700, before: (page) => page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]) });

      check("has no motion where the reader wants none", "/plain", async () => {
        await keyboardOpen(0);
        assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("sorot-card").shadowRoot.querySelector(".card")).animationName), "none");
      }, { before: (page) => page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]) });

      check("is dark where the reader's system is", "/plain", async () => {
        await keyboardOpen(0);
        assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("sorot-card").shadowRoot.querySelector(".card")).backgroundColor), "rgb(32, 33, 36)");
      }, { before: (page) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]) });

      check("prints without marks, card or button", "/plain", async () => {
        await keyboardOpen(0);
        await page.emulateMediaType("print");
        assert.deepEqual(
          await page.evaluate(() => [getComputedStyle(document.querySelector("[data-sorot-mark]")).textDecorationLine, ...["sorot-card", "sorot-controls"].map((s) => getComputedStyle(document.querySelector(s)).display)]),
          ["none", "none", "none"],
        );
      });

      check("moves nothing by marking", "/plain", async () => {
        const shift = await page.evaluate(async () => {
          handle.destroy();
          let total = 0;
          const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (total += value)));
          observer.observe({ type: "layout-shift" });
          const before = article.getBoundingClientRect().height;
          await start().ready;
          await new Promise((done) => setTimeout(done, 300));
          return [total, article.getBoundingClientRect().height - before];
        });
        assert.deepEqual(shift, [0, 0]);
      });
    }
  });
}

/** How many places of the open card Tab stops at. Runs in the page. */
function cardStops() {
  return document.querySelector("sorot-card:popover-open").shadowRoot.querySelectorAll("button, a, [tabindex='0']").length;
}

/** Whether the `nth` mark stands in the window, above the sheet. Runs in the page. */
function isAbove(nth) {
  const mark = [...document.querySelectorAll("[data-sorot-mark]")].at(nth).getBoundingClientRect();
  const sheet = document.querySelector("sorot-card").getBoundingClientRect();
  return mark.top >= 0 && mark.bottom <= sheet.top;
}

/** Which of them has the focus; -1 if none, as where Firefox stops to let the keyboard scroll. Runs in the page. */
function focusedStop() {
  const shadowRoot = document.querySelector("sorot-card:popover-open")?.shadowRoot;
  if (!shadowRoot) return -1;
  return [...shadowRoot.querySelectorAll("button, a, [tabindex='0']")].indexOf(shadowRoot.activeElement);
}
