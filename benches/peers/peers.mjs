// The peers, each as `(text) => void`, doing the part of the job that it can do. Runs in a browser too.

/** Dates, money, numbers; no names. */
export async function wink() {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([import("wink-nlp"), import("wink-eng-lite-web-model")]);
  const { readDoc, its } = winkNLP(model);
  return (/** @type {string} */ text) => {
    const doc = readDoc(text);
    doc.entities().out(its.detail);
    doc.sentences().out(its.span);
  };
}

/** Names, quotations and figures of English. */
export async function compromise() {
  const { default: nlp } = await import("compromise");
  return (/** @type {string} */ text) => {
    const doc = nlp(text);
    for (const part of [doc.people(), doc.organizations(), doc.places(), doc.quotations(), doc.money()]) part.out("array");
    doc.numbers().json();
  };
}
