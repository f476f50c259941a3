// The host's theme onto our own elements, which stand outside the article: its `--sorot-*`, its font,
// its direction. Knows styles only.

import { sheet } from "./elements.js";
import { MARKS } from "./styles.js";

/** Asked where there is a page: a server loads the widget too. */
const dark = () => matchMedia("(prefers-color-scheme: dark)");

const PROPERTIES = "font font-size text muted background border tint accent person organisation place focus radius shadow".split(" ");

/**
 * What `root` wears, put on `host`.
 * @param {Element} root
 * @param {HTMLElement} host
 * @param {string} theme "auto", "light" or "dark"
 */
export function wear(root, host, theme) {
  const style = getComputedStyle(root);
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(`--sorot-${name}`);
    if (value) host.style.setProperty(`--sorot-${name}`, value);
  }
  if (!style.getPropertyValue("--sorot-font")) host.style.setProperty("--sorot-font", style.fontFamily);
  host.toggleAttribute("data-dark", theme === "dark" || (theme === "auto" && dark().matches));
  host.dir = style.direction;
}

/**
 * As `wear`, now and whenever the reader's colour scheme changes, until `signal` aborts.
 * @param {Element} root
 * @param {HTMLElement} host
 * @param {string} theme
 * @param {AbortSignal} signal
 */
export function keepWearing(root, host, theme, signal) {
  wear(root, host, theme);
  dark().addEventListener("change", () => wear(root, host, theme), { signal });
}

/** How many articles of a document or shadow root need the marks' rules. @type {WeakMap<DocumentOrShadowRoot, number>} */
const wearers = new WeakMap();

/**
 * Brings the marks' rules to where `root` lives; the answer takes them away again after the last.
 * @param {Node} root
 */
export function adoptMarks(root) {
  const scope = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  if (!("adoptedStyleSheets" in scope)) return () => {};
  const rules = sheet(MARKS);
  const before = wearers.get(scope) ?? 0;
  wearers.set(scope, before + 1);
  if (!before) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, rules];
  return () => {
    const left = (wearers.get(scope) ?? 1) - 1;
    wearers.set(scope, left);
    if (!left) scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== rules);
  };
}
