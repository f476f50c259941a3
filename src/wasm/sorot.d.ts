/**
 * Sorot reads an Indonesian news article and finds who is in it.
 *
 * Every `start` and `end` counts UTF-16 code units of the text handed in, half-open with
 * `start < end`: `text.slice(start, end)` is the span, and a DOM `Range` can be set from it.
 */

export interface Span {
  start: number;
  end: number;
}

/** What one article holds. Fields may be added; these stay. */
export interface Analysis {
  /** What is not the story: sorted, non-overlapping. Nothing inside is an entity, quote or figure. */
  segments: Segment[];
  /** One for each person, organisation or place, by first mention. */
  entities: Entity[];
  /** What was said, by start, non-overlapping. */
  quotes: Quote[];
  /** Quantities and calendar expressions, by start, non-overlapping. */
  figures: Figure[];
}

export interface Segment extends Span {
  role: "dateline" | "related" | "byline" | "caption" | "other";
}

export interface Entity {
  /** Its index in `entities`. */
  id: number;
  kind: "person" | "organisation" | "place";
  /** The fullest name in the text. */
  name: string;
  /** Other names that it goes by in the text: surname, acronym, spelling. */
  aliases: string[];
  /** Where it is mentioned, by start. */
  mentions: Mention[];
  /** What the text says that it is, each with its place. */
  roles: Role[];
}

export interface Mention extends Span {
  /** By name, or by a noun phrase without it: "pemimpin Prancis tersebut". */
  form: "name" | "nominal";
  /** How sure we are, 0 to 1. */
  confidence: number;
  /** Index of the quote that it stands in. */
  quote?: number;
}

export interface Role extends Span {
  /** "Perdana Menteri Prancis" */
  text: string;
}

/** The content of what was said, without the marks around it. */
export interface Quote extends Span {
  kind: "direct" | "indirect" | "mixed";
  /** `null`: the text names nobody. */
  speaker: Speaker | null;
  /** "kata", "menurut", "mengatakan" */
  cue: Span | null;
}

export interface Speaker {
  /** `null`: a speaker without a name of its own, "juru bicara kantor PM Inggris". */
  entity: number | null;
  /** As written by the cue, or the entity's name where only "-nya" stands. */
  text: string;
  /** Where that is. */
  start: number | null;
  end: number | null;
  /** How sure we are of `entity`, 0 to 1. */
  confidence: number;
  /** Why this speaker: named by the cue, a pronoun, the "-nya" of the cue, … */
  reason: "named" | "pronoun" | "clitic" | "nominal" | "continued" | "unnamed";
}

export interface Figure extends Span {
  kind: "money" | "percent" | "count" | "measure" | "date" | "time" | "duration" | "age" | "ordinal" | "score";
  /** Numbers as numbers; date, time and duration as ISO 8601, "?" if the text cannot tell; score "3-1". */
  value: number | string;
  /** The high end of a range. */
  upper?: number | string;
  /** ISO 4217 for money, the symbol for measures, the counted noun for counts. */
  unit?: string;
  modifier?: "about" | "nearly" | "over" | "under" | "least" | "most";
  /** The value as a card writes it; empty where it is unknown. */
  display: Display;
  /** What it is an amount of, where the grammar tells: `bantuan militer`. */
  about?: string;
  /** Index of the quote that it stands in. */
  quote?: number;
}

/** A value in Indonesian and in English. */
export interface Display {
  id: string;
  en: string;
}

export interface Options {
  /** Day of publication, `YYYY-MM-DD`, which "Senin lalu" and "kemarin" count from. */
  date?: string | null;
}

/**
 * Reads articles. Remembers nothing between them, so one engine serves any number; a second one shares the
 * lists of the first.
 *
 * Whatever is thrown is an `Error`. After a `WebAssembly.RuntimeError` the module is lost: make a new
 * one, in a new worker.
 */
export class Engine {
  constructor();
  /**
   * What `text` holds; any string gives an answer.
   * @throws {Error} if `text` is not a string or `options.date` is not a date
   */
  analyze(text: string, options?: Options | null): Analysis;
  /** Gives back what is its own, which the lists are not; the engine is of no use afterwards. */
  free(): void;
}

/** Where the module comes from. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Loads the module, by default `sorot_bg.wasm` beside this file. Once for any number of engines. */
export default function init(options?: { module_or_path: ModuleSource | Promise<ModuleSource> }): Promise<unknown>;

/** As `init`, from bytes that are there already. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
