// Takes an answer off the tape that `tape.rs` writes: the same things in the same order.

/** @import { Analysis, Entity, Figure, Mention, Quote, Role, Segment, Span, Speaker } from "./sorot.d.ts" */

const SEGMENTS = /** @type {const} */ (["dateline", "related", "byline", "caption", "other"]);
const ENTITIES = /** @type {const} */ (["person", "organisation", "place"]);
const FORMS = /** @type {const} */ (["name", "nominal"]);
const QUOTES = /** @type {const} */ (["direct", "indirect", "mixed"]);
const REASONS = /** @type {const} */ (["named", "pronoun", "clitic", "nominal", "continued", "unnamed"]);
const FIGURES = /** @type {const} */ (["money", "percent", "count", "measure", "date", "time", "duration", "age", "ordinal", "score"]);
const MODIFIERS = /** @type {const} */ (["about", "nearly", "over", "under", "least", "most"]);

/** @param {Float64Array} numbers @param {string} text all words @returns {Analysis} */
export function answer(numbers, text) {
  let at = 0;
  let from = 0;

  const number = () => /** @type {number} */ (numbers[at++]);
  const whole = () => number() | 0;
  const words = () => text.slice(from, (from += whole()));

  /** @template T @param {readonly T[]} names @returns {T} */
  const one = (names) => /** @type {T} */ (names[whole()]);

  /** @template T @param {(index: number) => T} read */
  const each = (read) => {
    const all = [];
    for (let count = whole(), i = 0; i < count; i++) all.push(read(i));
    return all;
  };

  /** @returns {Span} */
  const span = () => ({ start: whole(), end: whole() });

  /** @returns {Segment} */
  const segment = () => ({ role: one(SEGMENTS), start: whole(), end: whole() });

  /** @param {number} id @returns {Entity} */
  const entity = (id) => ({ id, kind: one(ENTITIES), name: words(), aliases: each(words), mentions: each(mention), roles: each(role) });

  /** @returns {Mention} */
  const mention = () => quoted({ start: whole(), end: whole(), form: one(FORMS), confidence: number() });

  /** @returns {Role} */
  const role = () => ({ start: whole(), end: whole(), text: words() });

  /** @returns {Quote} */
  const quote = () => ({ start: whole(), end: whole(), kind: one(QUOTES), speaker: whole() ? speaker() : null, cue: whole() ? span() : null });

  /** @returns {Speaker} */
  const speaker = () => {
    const entity = whole();
    const text = words();
    const { start, end } = whole() ? span() : { start: null, end: null };
    return { entity: entity < 0 ? null : entity, text, start, end, confidence: number(), reason: one(REASONS) };
  };

  const value = () => {
    const known = number();
    return Number.isNaN(known) ? words() : known;
  };

  /** @returns {Figure} */
  const figure = () => {
    /** @type {Omit<Figure, "display"> & Partial<Figure>} */
    const figure = { start: whole(), end: whole(), kind: one(FIGURES), value: value() };
    if (whole()) figure.upper = value();
    if (whole()) figure.unit = words();
    if (whole()) figure.modifier = one(MODIFIERS);
    figure.display = { id: words(), en: words() };
    if (whole()) figure.about = words();
    return quoted(/** @type {Figure} */ (figure));
  };

  /** `fact`, with the quote that it stands in. @template {Mention | Figure} T @param {T} fact */
  const quoted = (fact) => {
    const quote = whole();
    if (quote >= 0) fact.quote = quote;
    return fact;
  };

  return { segments: each(segment), entities: each(entity), quotes: each(quote), figures: each(figure) };
}
