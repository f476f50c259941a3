// The extension's own words, in the language that the reader has chosen. The browser's files of words are
// the only source; `chrome.i18n` itself cannot be told a language.

import en from "./_locales/en/messages.json";
import id from "./_locales/id/messages.json";
import { fill } from "../widget/strings.js";

/** @typedef {keyof typeof id} Word */

/**
 * @param {"id" | "en"} lang
 * @returns {(word: Word, values?: Record<string, string | number>) => string}
 */
export function wordsFor(lang) {
  const words = lang === "id" ? id : en;
  return (word, values = {}) => fill(words[word].message, values);
}
