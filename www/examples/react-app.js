// A page whose DOM React owns: the widget paints highlights and never touches a node.

import { createElement as h, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { annotate } from "../../dist/widget.js";

/** A bundle does not lie beside the engine, so it says where that is. */
const ENGINE = { workerUrl: "../../dist/sorot-worker.js", wasmUrl: "../../dist/sorot.wasm" };

function App() {
  const article = useRef(/** @type {HTMLElement | null} */ (null));
  const [votes, vote] = useState(0);
  useEffect(() => {
    const handle = article.current && annotate(article.current, ENGINE);
    return () => handle?.destroy();
  }, []);
  return h(
    "article",
    { ref: article },
    h("p", null, "Wali Kota Tegalwangi ", h("b", null, "Ratna Pramudita"), ` mengatakan ${votes} warga mendukung pasar baru di Tegalwangi.`),
    h("p", null, `Menurut Darmawan Hidayat, ${votes} pedagang sudah pindah. Darmawan meminta Bank Jateng memberi kredit.`),
    h("button", { id: "vote", onClick: () => vote((n) => n + 1) }, "Dukung"),
  );
}

createRoot(/** @type {Element} */ (document.querySelector("#app"))).render(h(App));
