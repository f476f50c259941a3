// `node www/extension/pictures.mjs`: the icons, drawn from `icons/sorot.svg` by a browser. They are kept
// with the source, so that only who changes the drawing needs one.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../../tests/www/harness.mjs";

const icons = join(dirname(fileURLToPath(import.meta.url)), "icons");
const drawing = readFileSync(join(icons, "sorot.svg"), "utf8");

const browser = await launch("chrome");
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(icons, `${size}.png`)), omitBackground: true });
}
await browser.close();
