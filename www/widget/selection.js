// What the reader selects and copies is the article, as if it had no marks. Knows neither engine nor cards.

const MARK = "[data-sorot-mark]";

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
  const copied = document.createElement("div");
  copied.append(selection.getRangeAt(0).cloneContents());
  const marks = copied.querySelectorAll(MARK);
  if (!marks.length) return;
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  event.clipboardData.setData("text/html", copied.innerHTML);
  event.clipboardData.setData("text/plain", String(selection));
  event.preventDefault();
}
