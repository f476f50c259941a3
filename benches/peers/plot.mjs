// Warm times as bars on a logarithmic scale, so that a contender twice as fast is always as much
// shorter.

const COLOURS = /** @type {Record<string, string>} */ ({ sorot: "#0b6e4f", wink: "#c77d0a", compromise: "#8a8f98" });
const [LEFT, WIDTH, BAR, GAP, TOP] = [190, 430, 13, 12, 40];

/** @param {{ label: string, ms: Record<string, number> }[]} measured */
export function plot(measured) {
  const all = measured.flatMap(({ ms }) => Object.values(ms));
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const x = (/** @type {number} */ ms) => LEFT + (WIDTH * (Math.log10(ms) - low)) / (high - low);
  const parts = [];
  let y = TOP;
  for (const { label, ms } of measured) {
    parts.push(`<text x="${LEFT - 8}" y="${y + BAR}" text-anchor="end">${label}</text>`);
    for (const [name, value] of Object.entries(ms)) {
      parts.push(`<rect x="${LEFT}" y="${y}" width="${(x(value) - LEFT).toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[name]}"/>`);
      parts.push(`<text x="${(x(value) + 4).toFixed(1)}" y="${y + BAR - 3}">${value.toPrecision(2)} ms</text>`);
      y += BAR;
    }
    y += GAP;
  }
  const legend = Object.entries(COLOURS).map(([name, colour], i) => `<rect x="${LEFT + 110 * i}" y="12" width="11" height="11" fill="${colour}"/><text x="${LEFT + 16 + 110 * i}" y="22">${name}</text>`);
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => x(10 ** (low + i)).toFixed(1)).map((at) => `<path d="M${at} ${TOP - 6}V${y - GAP}" stroke="#8884"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 90} ${y}" role="img" font-family="system-ui, sans-serif" font-size="11" fill="#555"><title>Milliseconds for each text, warm; shorter is better; logarithmic</title>${ticks.join("")}${legend.join("")}${parts.join("")}</svg>\n`;
}
