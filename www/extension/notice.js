// A sentence to the reader, at the top of the page for a few seconds: read out by screen readers, gone by
// itself, by its button, or by Escape.

import { button, icon, piece, sheet } from "../widget/elements.js";
import { COMMON } from "../widget/styles.js";

const STAYS = 8000;
const CLOSE = "M6 6l12 12M18 6L6 18";

const RULES = `
  :host { position: fixed !important; inset: 16px 16px auto auto !important; z-index: 2147483647 !important; overflow: visible !important; max-width: min(400px, 100vw - 32px) !important; }
  .notice { display: flex; gap: 8px; align-items: flex-start; padding: 12px 8px 12px 16px; background: var(--_back); border: 1px solid var(--_rule); border-radius: var(--_radius); box-shadow: var(--_shadow); animation: appear 160ms ease-out; }
  .words { display: block; flex: 1; padding-top: 4px; }
`;

/** @type {(() => void) | null} */
let dismiss = null;

/** @param {string} words @param {string} close The button's name. */
export function showNotice(words, close) {
  dismiss?.();
  const host = document.createElement("sorot-notice");
  const end = new AbortController();
  const shadow = host.attachShadow({ mode: "closed" });
  shadow.adoptedStyleSheets = [sheet(COMMON), sheet(RULES)];
  const gone = setTimeout(() => dismiss?.(), STAYS);
  dismiss = () => {
    clearTimeout(gone);
    end.abort();
    host.remove();
    dismiss = null;
  };
  const shut = button("close", () => dismiss?.(), icon(CLOSE));
  shut.setAttribute("aria-label", close);
  host.popover = "manual";
  host.setAttribute("role", "status");
  host.toggleAttribute("data-dark", matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.append(host);
  host.showPopover();
  shadow.append(piece("div", "notice", piece("p", "words", words), shut));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && dismiss?.(), { signal: end.signal, capture: true });
}
