// Behind `content.js` on the sites that the reader wants always marked.

/** @type {any} */ (globalThis).sorot.always();
