// An article of our own with the analysis that it ought to get, so that the widget's tests do not hang on
// the engine's. Runs in the browser.

export const MARKUP = `
  <p id="p1">Presiden <b>Arga</b> Wicaksana bertemu pengusaha Sinta Mahadewi di Kota Lembayung, Senin. &ldquo;Kami akan membangun 1.200 rumah,&rdquo; kata Arga.</p>
  <p id="p2">Menurut <a href="#host" id="host-link">Sinta Mahadewi</a>, biayanya Rp2,5 miliar. Arga dan Sinta sepakat dengan Bank Lembayung; Kota Lembayung menyediakan lahan.</p>
  <p id="p3">Wicak&shy;sana Foundation tidak ikut. <code>Arga</code> <button type="button">Sinta</button> Arga menutup acara itu setelah tiga hari.</p>`;

const ENTITIES = [
  { kind: "person", name: "Arga Wicaksana", aliases: ["Arga"], roles: ["Presiden"] },
  { kind: "person", name: "Sinta Mahadewi", aliases: ["Sinta"], roles: ["pengusaha"] },
  { kind: "place", name: "Kota Lembayung", aliases: [], roles: [] },
  { kind: "organisation", name: "Bank Lembayung", aliases: [], roles: [] },
  { kind: "organisation", name: "Wicaksana Foundation", aliases: [], roles: [] },
];

const FIGURES = [
  { words: "1.200 rumah", kind: "count", value: 1200, unit: "rumah", display: { id: "1.200 rumah", en: "1,200 rumah" } },
  { words: "Rp2,5 miliar", kind: "money", value: 2500000000, unit: "IDR", modifier: "over", display: { id: "Rp2.500.000.000", en: "IDR 2,500,000,000" } },
  { words: "tiga hari", kind: "duration", value: "P3D", display: { id: "3 hari", en: "3 days" } },
];

/** Every place of `words` in `text`. */
function places(text, words) {
  const found = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) found.push({ start, end: start + words.length });
  return found;
}

/** Mentions by full name, then by alias where no longer name stands. */
function mentions(text, { name, aliases }) {
  const taken = [];
  for (const words of [name, ...aliases]) {
    const free = places(text, words).filter(({ start, end }) => !taken.some((other) => start < other.end && other.start < end));
    taken.push(...free);
  }
  return taken.sort((a, b) => a.start - b.start).map((span) => ({ ...span, form: "name", confidence: span.start % 2 ? 0.9 : 0.8 }));
}

/** The analysis of whatever text holds the names above. */
export function analysisOf(text) {
  const named = ENTITIES.filter(({ name, aliases }) => [name, ...aliases].some((words) => text.includes(words)));
  const entities = named.map((entity, id) => ({
    id,
    kind: entity.kind,
    name: entity.name,
    aliases: entity.aliases,
    mentions: mentions(text, entity),
    roles: entity.roles.flatMap((words) => places(text, words).slice(0, 1).map((span) => ({ ...span, text: words }))),
  }));
  return { segments: [], entities, quotes: quotes(text, entities), figures: figures(text) };
}

function quotes(text, entities) {
  const speaker = entities.find(({ name }) => name === "Arga Wicaksana");
  return places(text, "Kami akan membangun 1.200 rumah,").map((span) => {
    const start = text.indexOf("kata Arga", span.end);
    const said = start >= 0 && speaker ? { entity: speaker.id, text: "Arga", start: start + 5, end: start + 9, confidence: 0.95, reason: "named" } : null;
    return { ...span, kind: "direct", speaker: said, cue: start >= 0 ? { start, end: start + 4 } : null };
  });
}

function figures(text) {
  const found = FIGURES.flatMap(({ words, ...figure }) => places(text, words).map((span) => ({ ...span, ...figure })));
  return found.sort((a, b) => a.start - b.start);
}
