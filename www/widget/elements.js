// One way to make elements: no markup is ever parsed, so no text of the page can become markup.

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | ((event: MouseEvent) => void)>} attributes A function listens for clicks.
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener("click", /** @type {any} */ (value));
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child || child === "").map((child) => /** @type {Node | string} */ (child)));
  return made;
}

/**
 * A button whose class is its part, for the host's `::part`.
 * @param {string} part
 * @param {(event: MouseEvent) => void} press
 * @param {Child[]} children
 */
export function button(part, press, ...children) {
  return element("button", { type: "button", class: part, part, press }, ...children);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} part
 * @param {Child[]} children
 */
export function piece(tag, part, ...children) {
  return element(tag, { class: part, part }, ...children);
}

/**
 * `made` holds words of the article, which are Indonesian whatever the interface speaks, and run as they run.
 * @template {HTMLElement} T
 * @param {T} made
 */
export function quoted(made) {
  made.lang = "id";
  made.dir = "auto";
  return made;
}

/**
 * A picture of strokes on a 24 x 24 grid, hidden from screen readers.
 * @param {string} path
 */
export function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** What has the focus, however deep in open shadow roots. @returns {HTMLElement | null} */
export function focusedElement() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return /** @type {HTMLElement | null} */ (focused);
}

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * The one style sheet of these rules: constructed, so that no policy on styles stops it.
 * @param {string} rules
 */
export function sheet(rules) {
  const known = sheets.get(rules) ?? new CSSStyleSheet();
  if (!sheets.has(rules)) known.replaceSync(rules);
  sheets.set(rules, known);
  return known;
}
