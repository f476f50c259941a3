// The reader's switch: cards on or off on this site, remembered. The only thing that we ever store.

const KEY = "sorot";

/** Articles of the page that follow the switch. @type {Set<() => void>} */
const followers = new Set();

/** Whether the reader wants cards. */
export function wantsCards() {
  try {
    return !offWithoutStorage && localStorage.getItem(KEY) !== "off";
  } catch {
    return !offWithoutStorage;
  }
}

/** Turned off where nothing can be stored, or nothing more. */
let offWithoutStorage = false;

/** @param {boolean} on */
export function setCards(on) {
  offWithoutStorage = false;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // A reader who forbids storage, or whose storage is full, still has the switch until the page is left.
    offWithoutStorage = !on;
  }
  for (const follow of followers) follow();
}

/**
 * Calls `follow` whenever the switch is turned, here or in another tab, until `signal` aborts.
 * @param {() => void} follow
 * @param {AbortSignal} signal
 */
export function onSwitch(follow, signal) {
  followers.add(follow);
  signal.addEventListener("abort", () => followers.delete(follow));
  addEventListener("storage", ({ key }) => key === KEY && follow(), { signal });
}
