// Warm times as bars on a logarithmic scale, so that a contender twice as fast is always as much
// shorter.

const COLOURS = /** @type {Record<string, string>} */ ({ sorot: "#0b6e4f", wink: "#c77d0a", compromise: "#8a8f98" });
const [LEFT, WIDTH, BAR, GAP, TOP] = [180, 430, 13, 12, 40];

/** @param {{ label: string, ms: Record<string, number> }[]} measured */
export function plot(measured) {
  const all = measured.flatMap(({ ms }) => Object.values(ms));
  // Half of the least, so that its bar is seen too.
  const [low, high] = [Math.floor(Math.log10(Math.min(...all) / 2)), Math.ceil(Math.log10(Math.max(...all)))];
  const x = (/** @type {number} */ ms) => LEFT + (WIDTH * (Math.log10(ms) - low)) / (high - low);
  const parts = [];
  let y = TOP;
  for (const { label, ms } of measured) {
    const middle = y + (BAR * Object.keys(ms).length) / 2 + 3;
    parts.push(`<text x="${LEFT - 8}" y="${middle}" text-anchor="end">${label}</text>`);
    for (const [name, value] of Object.entries(ms)) {
      parts.push(`<rect x="${LEFT}" y="${y}" width="${(x(value) - LEFT).toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[name]}"/>`);
      parts.push(`<text x="${(x(value) + 4).toFixed(1)}" y="${y + BAR - 3}">${short(value)} ms</text>`);
      y += BAR;
    }
    y += GAP;
  }
  const legend = Object.entries(COLOURS).map(([name, colour], i) => `<rect x="${LEFT + 110 * i}" y="8" width="11" height="11" fill="${colour}"/><text x="${LEFT + 16 + 110 * i}" y="18">${name}</text>`);
  const decades = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  const ticks = decades.map((ms) => `<path d="M${x(ms).toFixed(1)} ${TOP - 6}V${y - GAP + 4}" stroke="#8884"/><text x="${x(ms).toFixed(1)}" y="${y + 6}" text-anchor="middle">${ms} ms</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 90} ${y + 14}" role="img" font-family="system-ui, sans-serif" font-size="11" fill="#767b82"><title>Milliseconds for each text, warm; shorter is better; logarithmic</title>${ticks.join("")}${legend.join("")}${parts.join("")}</svg>\n`;
}

/** Two digits, and no power of ten. @param {number} value */
const short = (value) => (value < 10 ? value.toFixed(1) : String(Number(value.toPrecision(2))));
