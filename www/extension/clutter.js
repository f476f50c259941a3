// What stands inside an article's box on news sites and is none of it: lists of links, comments, forms,
// offers.
// Judged by structure and by the headings that Indonesian sites put above; small parts only, so that no
// article goes with them.

const SMALL = 400;

/** What is set above what is not the story. */
const HEADING = /^(\d+\s+)?(komentar|terpopuler|populer|trending|berita (terkait|lainnya|populer|terbaru)|artikel (terkait|lainnya)|baca juga|rekomendasi|pilihan editor|video|langganan buletin|topik terkait|tag|iklan)[\s:()\d]*$/i;

/** @param {Document} page */
export function clutterIn(page) {
  return [...boxesWith(page, "form,iframe,video"), ...linkLists(page), ...underHeadings(page), ...offers(page)];
}

/** The small boxes around forms and films: newsletters, searches, polls, what else to watch. @param {Document} page @param {string} selector */
function boxesWith(page, selector) {
  return Array.from(page.querySelectorAll(selector), (form) => {
    const box = form.parentElement;
    return box && box !== page.body && lengthOf(box) < SMALL ? box : form;
  });
}

/** Lists whose every item is a link. @param {Document} page */
function linkLists(page) {
  return [...page.querySelectorAll("ul,ol")].filter((list) => {
    const items = [...list.children];
    return items.length > 2 && items.every((item) => linked(item) > 0.8 * lengthOf(item));
  });
}

/** What follows a heading of clutter, and the heading. @param {Document} page */
function underHeadings(page) {
  return [...page.querySelectorAll("h2,h3,h4,h5,h6,b,strong")].flatMap((heading) => {
    const next = heading.nextElementSibling;
    const fits = next && HEADING.test(heading.textContent?.trim() ?? "") && (/^[ou]l$/.test(next.localName) || lengthOf(next) < SMALL);
    return fits ? [heading, next] : [];
  });
}

/** Small boxes of parts, no running text, that end in something to press. @param {Document} page */
function offers(page) {
  return [...page.querySelectorAll("div")].filter((box) => {
    const press = box.lastElementChild?.matches("a,button");
    const runs = [...box.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    return press && !runs && lengthOf(box) < SMALL / 3;
  });
}

/** @param {Element} element Letters in its links. */
function linked(element) {
  return [...element.querySelectorAll("a")].reduce((sum, link) => sum + lengthOf(link), 0);
}

/** @param {Element} element */
function lengthOf(element) {
  return element.textContent?.replace(/\s+/g, " ").trim().length ?? 0;
}
