// What is remembered of an entity, as a part of its card that says where it comes from.

import { element, piece, sheet } from "../widget/elements.js";

/** @typedef {import("./memory.js").Memory} Memory */

const RULES = `
  .memory { margin: 8px 8px 4px; padding: 8px 10px; border-radius: 8px; background: var(--_tint); font-size: 0.933em; }
  .memory .seen { font-weight: 600; }
  .memory .said { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  .memory a { display: block; padding: 3px 0; overflow-wrap: anywhere; color: var(--_accent); }
`;

/**
 * @param {Memory | undefined} memory
 * @param {ReturnType<typeof import("./words.js").wordsFor>} words
 */
export function memoryPart(memory, words) {
  if (!memory) return null;
  const { articles, said, recent } = memory;
  const part = piece(
    "aside",
    "memory",
    piece("p", "seen", articles === 1 ? words("memoryOnce") : words("memoryMany", { n: articles })),
    said && piece("p", "said", words("memorySaid", { quote: said })),
    ...recent.map(({ url, title }) => element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title)),
    piece("p", "source", words("memorySource")),
  );
  return { part, rules: sheet(RULES) };
}
