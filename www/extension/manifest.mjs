// The manifest, one for each browser from the same facts. No permission beyond what a click needs:
// `optional_host_permissions` are asked for only when the reader says "always on this site".

/** @typedef {"chrome" | "firefox"} Browser */

export const GECKO_ID = "sorot@sorot.invalid";

/**
 * @param {Browser} browser
 * @param {string} version
 */
export function manifestFor(browser, version) {
  const { action, ...rest } = shared(version);
  return browser === "chrome" ? { ...rest, action, ...CHROME } : { ...rest, action: { ...action, default_area: "navbar" }, ...FIREFOX };
}

/** @param {string} version */
function shared(version) {
  const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));
  return {
    manifest_version: 3,
    name: "__MSG_extName__",
    description: "__MSG_extDescription__",
    version,
    default_locale: "id",
    icons,
    permissions: ["activeTab", "scripting", "storage"],
    optional_host_permissions: ["*://*/*"],
    action: { default_title: "__MSG_actionTitle__", default_icon: icons },
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+S" } },
      panel: { suggested_key: { default: "Alt+Shift+A" }, description: "__MSG_commandPanel__" },
    },
    options_ui: { page: "options.html", open_in_tab: true },
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" },
  };
}

/** `CSS.highlights`, `popover` and `light-dark()` are in all of these; `popover="hint"` falls back. */
const CHROME = {
  minimum_chrome_version: "123",
  background: { service_worker: "background.js" },
};

const FIREFOX = {
  background: { scripts: ["background.js"] },
  browser_specific_settings: {
    gecko: { id: GECKO_ID, strict_min_version: "142.0", data_collection_permissions: { required: ["none"] } },
    gecko_android: { strict_min_version: "142.0" },
  },
};
