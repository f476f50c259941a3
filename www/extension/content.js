// Starts on a page by the reader's click, once; further clicks find it here.

import { Reading } from "./reading.js";

/** @type {any} */ (globalThis).sorot ??= new Reading();
