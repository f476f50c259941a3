// A host with a highlight of its own, which nobody else may clear.

const text = document.querySelector("article b")?.firstChild;
if (text && CSS.highlights) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, 4);
  CSS.highlights.set("search", new Highlight(range));
}
