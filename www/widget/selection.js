// What the reader selects and copies is the article, as if it had no marks. Knows neither engine nor cards.

const MARK = "[data-sorot-mark]";

/** Attributes that lead nowhere from another page unless they are made whole. */
const ADDRESSES = ["href", "src"];

/**
 * @param {Element} root
 * @param {AbortSignal} signal
 * @param {() => void} pressed Called when the pointer goes down: what follows may be a selection.
 */
export function keepSelectable(root, signal, pressed) {
  root.addEventListener("pointerdown", (event) => (pressed(), startsInside(/** @type {PointerEvent} */ (event))), { signal, passive: true });
  document.addEventListener("copy", copy, { signal });
}

/**
 * Chromium selects nothing from the first letter of what can have the focus; so a mark cannot while a mouse
 * is pressed on it.
 * @param {PointerEvent} event
 */
function startsInside({ target, pointerType }) {
  const mark = target instanceof Element && target.closest(`${MARK}[tabindex="0"]`);
  if (!mark || pointerType === "touch") return;
  mark.removeAttribute("tabindex");
  const again = () => mark.setAttribute("tabindex", "0");
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, again, { once: true, capture: true });
}

/** Ten kilobytes of our rules would travel with each name, and a button without a use. @param {ClipboardEvent} event */
function copy(event) {
  const selection = getSelection();
  if (event.defaultPrevented || !event.clipboardData || !selection?.rangeCount || selection.isCollapsed) return;
  const copied = shownOf(selection.getRangeAt(0));
  const marks = copied.querySelectorAll(MARK);
  if (!marks.length) return;
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  for (const name of ADDRESSES) for (const one of copied.querySelectorAll(`[${name}]`)) one.setAttribute(name, absolute(one.getAttribute(name)));
  event.clipboardData.setData("text/html", copied.innerHTML);
  event.clipboardData.setData("text/plain", String(selection));
  event.preventDefault();
}

/** A copy of what is rendered of `range`: no script, no style, nothing hidden. @param {Range} range */
function shownOf(range) {
  const { commonAncestorContainer: around } = range;
  const originals = around instanceof Element ? [...around.querySelectorAll("*")].filter((one) => range.intersectsNode(one)) : [];
  const copied = document.createElement("div");
  copied.append(range.cloneContents());
  const copies = [...copied.querySelectorAll("*")];
  originals.forEach((one, i) => getComputedStyle(one).display === "none" && copies[i]?.remove());
  return copied;
}

/** @param {string | null} address */
function absolute(address) {
  return URL.canParse(address ?? "", document.baseURI) ? new URL(address ?? "", document.baseURI).href : (address ?? "");
}
