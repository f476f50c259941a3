// Hosts that lay out, write, copy and repeat an article in ways of their own: the marks are never in the way.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fixturePage } from "./fixture-page.mjs";
import { BROWSERS, openPage, openSite, wait } from "./harness.mjs";

const ARTICLE = "<p>Arga Wicaksana bertemu Sinta Mahadewi di Kota Lembayung kemarin.</p>";

for (const name of BROWSERS) {
  describe(`hosts in ${name}`, { concurrency: false }, () => {
    const site = openSite(name, { "/page": fixturePage() });

    /** A page whose article is `markup`, with rules of the host's, and marked. */
    async function open(markup, rules = "") {
      const { page, complaints } = await openPage(site.browser, `${site.server.origin}/page`, { ready: false });
      await page.waitForSelector("body[data-ready]");
      await page.evaluate(begin, markup, rules);
      return { page, complaints };
    }

    const texts = (page) => page.$$eval("[data-sorot-mark]", (all) => all.map((one) => one.textContent));

    test("text of a flexible box or a grid is left alone, what stands in its elements is marked", async () => {
      const markup = "<ul><li style='display:flex'>Arga pergi</li><li style='display:flex'><span>Arga</span> pulang</li></ul><h2 style='display:grid'>Sinta di Kota Lembayung</h2>";
      const { page } = await open(markup);
      assert.deepEqual(await texts(page), ["Arga"]);
      assert.ok(await page.$("li span [data-sorot-mark]"));
      await page.close();
    });

    test("what a host's rules put before and into its own elements stays off the marks", async () => {
      const rules = "#story span{font-size:40px!important} [aria-haspopup]::after,#story span::before{content:'»'}";
      const { page } = await open(`<div id="story">${ARTICLE}</div>`, rules);
      const mark = await page.$eval("[data-sorot-mark]", (one) => [getComputedStyle(one).fontSize, getComputedStyle(one, "::before").content, getComputedStyle(one, "::after").content]);
      assert.deepEqual(mark, ["18px", "none", "none"]);
      await page.close();
    });

    test("a text node that the host writes anew shows the new text alone", async () => {
      const { page } = await open("<p></p>");
      const shown = await page.evaluate(async () => {
        const text = document.createTextNode("Arga bertemu Sinta di Kota Lembayung.");
        article.firstChild.append(text);
        await handle.refresh();
        text.data = "Sinta pulang.";
        await handle.refresh();
        handle.destroy();
        return article.innerHTML;
      });
      assert.equal(shown, "<p>Sinta pulang.</p>");
      await page.close();
    });

    test("a text node whose marks a script mends keeps all of its text", async () => {
      const { page } = await open("<p>“Arga” bertemu Sinta di Kota Lembayung.</p>");
      const shown = await page.evaluate(() => {
        const text = article.querySelector("p").firstChild;
        text.data = text.data.replace("“", '"');
        handle.destroy();
        return article.innerHTML;
      });
      assert.equal(shown, '<p>"Arga” bertemu Sinta di Kota Lembayung.</p>');
      await page.close();
    });

    test("marks that came with markup written anew are no marks any more", async () => {
      const { page } = await open(ARTICLE);
      const [marks, nested, left] = await page.evaluate(async () => {
        const copy = article.innerHTML;
        article.innerHTML = copy.replace("kemarin", "hari ini");
        await handle.refresh();
        const now = [document.querySelectorAll("[data-sorot-mark]").length, document.querySelectorAll("[data-sorot-mark] [data-sorot-mark]").length];
        handle.destroy();
        return [...now, document.querySelectorAll("[data-sorot-mark]").length];
      });
      assert.deepEqual([marks, nested, left], [3, 0, 0]);
      await page.close();
    });

    test("while the article is edited in its place it has no marks, and then has them again", async () => {
      const { page } = await open(ARTICLE);
      await page.evaluate(() => (article.contentEditable = "true"));
      await page.waitForFunction(() => !document.querySelector("[data-sorot-mark]"), { timeout: 3000 });
      await page.evaluate(() => (article.contentEditable = "false"));
      await page.waitForSelector("[data-sorot-mark]", { timeout: 3000 });
      await page.close();
    });

    test("what is copied is the article", async () => {
      const { page } = await open(ARTICLE);
      const [html, plain] = await page.evaluate(() => {
        getSelection().selectAllChildren(article);
        const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
        article.firstChild.dispatchEvent(event);
        return ["text/html", "text/plain"].map((type) => event.clipboardData.getData(type).trim());
      });
      assert.equal(html, ARTICLE);
      assert.equal(plain, ARTICLE.replace(/<\/?p>/g, ""));
      await page.close();
    });

    test("what is copied has whole addresses, and nothing that is not shown", async () => {
      const { page } = await open("<p>Arga <script>1</script><style>p{}</style><span hidden>tak <b>tampak</b></span><a href='/x'>bertemu</a> <img src='y.png'> Sinta <i>di <b>Kota</b> Lembayung</i>.</p><p>Besok.</p>");
      const html = await page.evaluate(() => {
        const range = document.createRange();
        range.setStart(article.querySelector("[data-sorot-mark]").firstChild, 1);
        range.setEnd(article.querySelector("p:last-child").firstChild, 2);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
        article.firstChild.dispatchEvent(event);
        return event.clipboardData.getData("text/html");
      });
      const { origin } = site.server;
      assert.equal(html, `<p>rga <a href="${origin}/x">bertemu</a> <img src="${origin}/y.png"> Sinta <i>di <b>Kota</b> Lembayung</i>.</p><p>Be</p>`);
      await page.close();
    });

    test("what is selected stays so when something is added", async () => {
      const { page } = await open(ARTICLE);
      await page.evaluate(() => {
        getSelection().selectAllChildren(article.querySelector("[data-sorot-mark]"));
        article.insertAdjacentHTML("beforeend", "<p id='late'>Bank Lembayung membuka cabang.</p>");
      });
      await wait(700);
      assert.equal(await page.evaluate(() => String(getSelection())), "Arga Wicaksana");
      assert.equal(await page.$("#late [data-sorot-mark]"), null);
      await page.evaluate(() => getSelection().removeAllRanges());
      await page.waitForSelector("#late [data-sorot-mark]", { timeout: 3000 });
      await page.close();
    });

    test("a mouse selects from the first letter of a name, which opens no card and can have the focus again", async () => {
      const { page } = await open(ARTICLE);
      const { x, y, height } = await (await page.$("[data-sorot-mark]")).boundingBox();
      await page.mouse.move(x + 2, y + height / 2);
      await page.mouse.down();
      for (let step = 1; step < 9; step++) await page.mouse.move(x + 2 + 20 * step, y + height / 2);
      await page.mouse.up();
      assert.ok((await page.evaluate(() => String(getSelection()))).startsWith("Arga Wicaksana"));
      assert.equal(await page.$eval("[data-sorot-mark]", (one) => one.getAttribute("tabindex")), "0");
      await wait(700);
      assert.equal(await page.$("sorot-card:popover-open"), null);
      await page.close();
    });

    test("of several articles one has its button shown, and one its list", async () => {
      const { page } = await open(ARTICLE);
      const [buttons, panels] = await page.evaluate(async () => {
        const others = [1, 2].map((n) => {
          const other = document.createElement("article");
          other.innerHTML = `<p>Sinta Mahadewi ke-${n} di Kota Lembayung.</p>`;
          other.style.marginTop = "900px";
          document.body.append(other);
          return annotate(other, options);
        });
        await Promise.all(others.map(({ ready }) => ready));
        for (const one of [handle, ...others]) await one.togglePanel(true);
        const all = [...document.querySelectorAll("sorot-controls")].map(({ shadowRoot }) => shadowRoot);
        return [all.filter((own) => !own.querySelector(".open").hidden).length, all.filter((own) => own.querySelector(".panel").matches(":popover-open")).length];
      });
      assert.deepEqual([buttons, panels], [1, 1]);
      await page.close();
    });

    test("of sixty articles each is measured once a frame, and the button is that of the one in the middle", async () => {
      const { page } = await open(ARTICLE);
      const [measured, shown] = await page.evaluate(async () => {
        const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const others = Array.from({ length: 59 }, (_, n) => {
          const other = document.createElement("article");
          other.innerHTML = `<p>Sinta Mahadewi ke-${n} di Kota Lembayung.</p>`;
          other.style.cssText = "display:block;height:300px";
          document.body.append(other);
          return annotate(other, options);
        });
        await Promise.all(others.map(({ ready }) => ready));
        await frames();
        let calls = 0;
        const { getBoundingClientRect } = Element.prototype;
        Element.prototype.getBoundingClientRect = function () {
          calls += Number(this.localName === "article");
          return getBoundingClientRect.call(this);
        };
        scrollTo(0, 9000);
        for (let event = 0; event < 5; event++) dispatchEvent(new Event("scroll"));
        await frames();
        Element.prototype.getBoundingClientRect = getBoundingClientRect;
        const buttons = [...document.querySelectorAll("sorot-controls")];
        const at = buttons.findIndex(({ shadowRoot }) => !shadowRoot.querySelector(".open").hidden);
        const { top, bottom } = document.querySelectorAll("article")[at].getBoundingClientRect();
        const left = buttons.filter(({ shadowRoot }) => !shadowRoot.querySelector(".open").hidden).length;
        for (const one of others) one.destroy();
        return [calls, left === 1 && top < innerHeight / 2 && bottom > innerHeight / 2 - 20];
      });
      assert.ok(measured <= 120, `${measured} measured`);
      assert.ok(shown);
      await page.close();
    });

    test("no mark stands in another where an article is annotated twice, or within another", async () => {
      const { page } = await open(ARTICLE);
      const nested = await page.evaluate(async () => {
        const before = [article, article.firstChild].map((root) => annotate(root, options));
        for (const one of before) await one.ready;
        await handle.refresh();
        const nested = document.querySelectorAll("[data-sorot-mark] [data-sorot-mark]").length;
        for (const one of [handle, ...before]) one.destroy();
        return [nested, article.outerHTML];
      });
      assert.deepEqual(nested, [0, `<article>${ARTICLE}</article>`]);
      await page.close();
    });

    test("a mention in what is folded up is shown", async () => {
      const { page } = await open(`${ARTICLE}<details><summary>Lanjut</summary><details><summary>Lagi</summary><p>Bank Lembayung membuka cabang.</p></details></details>`);
      const shown = await page.evaluate(() => {
        handle.open(handle.analysis.entities.find(({ name }) => name === "Bank Lembayung").id);
        return [...article.querySelectorAll("details")].map((one) => one.open);
      });
      assert.deepEqual(shown, [true, true]);
      await page.close();
    });

    test("a list opened from the host's own button gives the focus back to it", async () => {
      const { page } = await open(ARTICLE);
      const focused = await page.evaluate(async () => {
        handle.destroy();
        window.handle = annotate(article, { ...options, controls: "none" });
        await handle.ready;
        document.querySelector("#after").focus();
        await handle.togglePanel(true);
        const inside = document.activeElement.localName;
        document.activeElement.shadowRoot.querySelector(".close").focus();
        document.activeElement.shadowRoot.querySelector(".close").click();
        return [inside, document.activeElement.id];
      });
      assert.deepEqual(focused, ["sorot-controls", "after"]);
      await page.close();
    });

    test("a mention in a shadow root keeps the focus when something is added", async () => {
      const { page } = await open("<p></p>");
      await page.evaluate(async (markup) => {
        handle.destroy();
        const root = article.attachShadow({ mode: "open" });
        root.append(document.createElement("div"));
        root.firstChild.innerHTML = markup;
        window.handle = annotate(root.firstChild, options);
        await handle.ready;
        root.querySelector("[data-sorot-mark]").focus();
        root.firstChild.insertAdjacentHTML("beforeend", "<p id='late'>Bank Lembayung membuka cabang.</p>");
      }, ARTICLE);
      await page.waitForFunction(() => article.shadowRoot.querySelector("#late [data-sorot-mark]"), { timeout: 3000 });
      assert.equal(await page.evaluate(() => article.shadowRoot.activeElement?.textContent), "Arga Wicaksana");
      await page.close();
    });

    test("in a modal dialog card and list can be reached", async () => {
      const { page } = await open(`<dialog>${ARTICLE}</dialog>`);
      await page.evaluate(async () => {
        handle.destroy();
        document.querySelector("dialog").showModal();
        window.handle = annotate(document.querySelector("dialog p"), options);
        await handle.ready;
      });
      await (await page.$("[data-sorot-mark]")).click();
      await page.waitForSelector("sorot-card:popover-open");
      const press = (host, part) => page.evaluateHandle((host, part) => document.querySelector(host).shadowRoot.querySelector(part), host, part);
      await (await press("sorot-card", ".list-all")).asElement().click();
      assert.ok(await page.$eval("sorot-controls", ({ shadowRoot }) => shadowRoot.querySelector(".panel").matches(":popover-open")));
      await (await press("sorot-controls", ".close")).asElement().click();
      assert.ok(await page.$eval("sorot-controls", ({ shadowRoot }) => !shadowRoot.querySelector(".panel").matches(":popover-open")));
      await page.evaluate(() => handle.destroy());
      assert.equal(await page.$("sorot-card, sorot-controls"), null);
      await page.close();
    });

    test("an article that names nobody has no button", async () => {
      const { page } = await open("<p>Hujan turun sejak pagi.</p>");
      assert.deepEqual(await page.$$eval("sorot-controls", (all) => all.map(({ shadowRoot }) => shadowRoot.querySelector(".open").hidden)), [true]);
      await page.close();
    });

    test("a card comes back where a host has swept the body, and a topic that throws is none", async () => {
      const { page, complaints } = await open(ARTICLE);
      const opened = await page.evaluate(async () => {
        handle.destroy();
        const topic = () => {
          throw new Error("no topic");
        };
        window.handle = annotate(article, { ...options, topic });
        await handle.ready;
        document.querySelectorAll("sorot-card, sorot-controls").forEach((own) => own.remove());
        handle.open(0);
        return !!document.querySelector("sorot-card:popover-open");
      });
      assert.ok(opened);
      // Firefox tells the driver no more of an error than that it is one.
      assert.ok(complaints.every((complaint) => /no topic|JSHandle@error/.test(complaint)), complaints.join("\n"));
      await page.close();
    });
  });
}

/** Runs in the page. */
async function begin(markup, rules) {
  handle.destroy();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
  article.innerHTML = markup;
  await start().ready;
}
