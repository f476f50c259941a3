// `<sorot-article>`: the article around which it stands, annotated by its attributes.

import { Article } from "./article.js";
import { ATTRIBUTES, readOptions } from "./options.js";

/** @typedef {import("./options.js").Options} Options */

/** Where there is no page, there is no element either. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class SorotArticle extends Base {
  static observedAttributes = ATTRIBUTES;

  /** @type {Article | null} */
  #article = null;
  #queued = false;
  /** @type {Pick<Options, "resolve" | "topic" | "strings" | "analyze">} */
  #own = {};

  /** The handle, as `annotate` gives it; `null` while out of the page. */
  get handle() {
    return this.#article;
  }

  /** Options that no attribute can hold. @param {Pick<Options, "resolve" | "topic" | "strings" | "analyze">} own */
  set options(own) {
    this.#own = own;
    this.#queue();
  }

  get options() {
    return this.#own;
  }

  connectedCallback() {
    this.#queue();
  }

  disconnectedCallback() {
    this.#end();
  }

  attributeChangedCallback() {
    this.#queue();
  }

  /** Once for any number of changes in a row. */
  #queue() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.#end();
      if (this.isConnected) this.#article = new Article(this, { ...readOptions((name) => this.getAttribute(name)), ...this.#own });
    });
  }

  #end() {
    this.#article?.destroy();
    this.#article = null;
  }
}

/** Makes the element known, once. */
export function defineElement() {
  if (globalThis.customElements && !customElements.get("sorot-article")) customElements.define("sorot-article", SorotArticle);
}
