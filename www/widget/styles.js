// The rules of marks, card, panel. Themes come in by `--sorot-*`; the host's own rules stay out, because
// what we need is `!important` inside our own sheets, where it outranks theirs; on marks, which stand among
// theirs, with more ids than a host's rule has. (What a host has in a layer and `!important` outranks all.)

/** Only tags the text for the build, which minifies it. @param {TemplateStringsArray} rules */
const css = ([rules = ""]) => rules;

/** In the document (or the shadow root) that holds the article: marks only, by our own attribute. */
export const MARKS = css`
  [data-sorot-mark]:not(#_, #_ #_ #_) {
    all: unset !important;
    cursor: pointer !important;
    text-decoration: underline dotted 1px var(--sorot-mark, currentColor) !important;
    text-underline-offset: 0.22em !important;
  }
  [data-sorot-mark]:not(#_, #_ #_ #_)::before,
  [data-sorot-mark]:not(#_, #_ #_ #_)::after {
    content: none !important;
  }
  [data-sorot-mark]:not(#_, #_ #_ #_):is(:hover, [aria-expanded="true"]) {
    text-decoration-style: solid !important;
  }
  [data-sorot-mark]:not(#_, #_ #_ #_):focus-visible {
    outline: 2px solid var(--sorot-focus, currentColor) !important;
    outline-offset: 2px !important;
    border-radius: 2px !important;
  }
  ::highlight(sorot) {
    text-decoration: underline dotted 1px;
  }
  ::highlight(sorot-active) {
    text-decoration: underline solid 1px;
  }
  ::highlight(sorot-place) {
    background-color: #ffe08a;
    color: #1a1a1a;
  }
  :where(sorot-article) {
    display: block;
  }
  @media print {
    [data-sorot-mark]:not(#_, #_ #_ #_) {
      text-decoration: none !important;
    }
    ::highlight(sorot),
    ::highlight(sorot-active) {
      text-decoration: none;
    }
    ::highlight(sorot-place) {
      background-color: transparent;
      color: inherit;
    }
  }
`;

/** What card and panel share: colours, type, lines. */
export const COMMON = css`
  :host {
    all: initial !important;
    --_text: var(--sorot-text, light-dark(#1b1c1e, #ececee));
    --_muted: var(--sorot-muted, light-dark(#5a5d64, #a8abb3));
    --_back: var(--sorot-background, light-dark(#fff, #202124));
    --_rule: var(--sorot-border, light-dark(#1b1c1e1f, #ffffff26));
    --_tint: var(--sorot-tint, light-dark(#1b1c1e0d, #ffffff12));
    --_accent: var(--sorot-accent, light-dark(#8f3a17, #f2ab86));
    --_organisation: var(--sorot-organisation, light-dark(#1f4e86, #9cc4f2));
    --_place: var(--sorot-place, light-dark(#2c6339, #a3d3ac));
    --_person: var(--sorot-person, light-dark(#8f3a17, #f2ab86));
    --_focus: var(--sorot-focus, light-dark(#1a5fb4, #8ab8f5));
    --_radius: var(--sorot-radius, 10px);
    --_shadow: var(--sorot-shadow, 0 8px 28px light-dark(#00000024, #00000080));
    color-scheme: light !important;
    color: var(--_text) !important;
    font: 400 var(--sorot-font-size, 15px) / 1.45 var(--sorot-font, system-ui, sans-serif) !important;
  }
  :host([data-dark]) {
    color-scheme: dark !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    font: inherit;
    color: inherit;
  }
  button {
    background: none;
    border: 0;
    text-align: start;
    cursor: pointer;
    min-height: 24px;
  }
  svg {
    display: block;
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :dir(rtl) > svg {
    scale: -1 1;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    border-radius: 6px;
  }
  ul {
    list-style: none;
  }
  [hidden] {
    display: none !important;
  }
  .header {
    display: flex;
    flex: none;
    gap: 8px;
    max-height: min(128px, 25dvh);
    overflow: auto;
    padding-block: 12px 6px;
    padding-inline: 16px 8px;
  }
  .title {
    flex: 1;
    min-width: 0;
  }
  .kind {
    font-size: 0.75em;
    font-weight: 600;
    letter-spacing: 0.02em;
    color: var(--_kind);
  }
  .person {
    --_kind: var(--_person);
  }
  .organisation {
    --_kind: var(--_organisation);
  }
  .place {
    --_kind: var(--_place);
  }
  .name {
    font-size: 1.2em;
    font-weight: 700;
    line-height: 1.25;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .close,
  .turn {
    display: grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    color: var(--_muted);
  }
  .close {
    position: sticky;
    top: 0;
  }
  .close svg,
  .turn svg {
    width: 18px;
    height: 18px;
  }
  .body {
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 8px 10px;
    scrollbar-width: thin;
  }
  .aliases {
    padding: 0 8px 4px;
    font-size: 0.867em;
    color: var(--_muted);
  }
  .line {
    display: block;
    width: 100%;
    padding: 3px 8px;
    border-radius: 6px;
    overflow-wrap: anywhere;
  }
  :is(.line, .close, .turn, .footer button):hover {
    background: var(--_tint);
    color: var(--_text);
  }
  .role::first-letter {
    text-transform: uppercase;
  }
  .pager {
    display: flex;
    align-items: center;
    padding-block: 2px;
    padding-inline-start: 8px;
    font-size: 0.867em;
    color: var(--_muted);
  }
  .count {
    flex: 1;
    font-variant-numeric: tabular-nums;
  }
  .section {
    margin-top: 6px;
    padding-top: 8px;
    border-top: 1px solid var(--_rule);
  }
  .heading {
    padding: 0 8px 2px;
    font-size: 0.8em;
    font-weight: 600;
    color: var(--_muted);
  }
  .quote {
    position: relative;
    padding-inline-start: 18px;
    margin-block: 2px;
  }
  .quote::before {
    content: "";
    position: absolute;
    inset-block: 6px;
    inset-inline-start: 8px;
    width: 2px;
    border-radius: 1px;
    background: var(--_accent);
    opacity: 0.55;
  }
  .words {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
  }
  .cue {
    color: var(--_muted);
  }
  .reason,
  .value {
    display: block;
    font-size: 0.8em;
    color: var(--_muted);
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    justify-content: space-between;
    align-items: baseline;
  }
  .figure .value {
    font-size: 0.867em;
    font-variant-numeric: tabular-nums;
  }
  .companions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 4px 8px 2px;
  }
  .companion {
    padding: 2px 10px;
    border: 1px solid var(--_rule);
    border-radius: 999px;
    font-size: 0.867em;
  }
  .companion:hover {
    border-color: var(--_kind);
    color: var(--_kind);
  }
  .topic {
    display: block;
    padding: 4px 8px;
    margin-top: 4px;
    font-weight: 600;
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .footer {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 8px;
    border-top: 1px solid var(--_rule);
    font-size: 0.8em;
    color: var(--_muted);
  }
  .footer button {
    padding: 4px 8px;
    border-radius: 6px;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 24px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .quote::before {
      background: CanvasText;
      opacity: 1;
    }
  }
`;

export const CARD = css`
  :host {
    display: none !important;
    position: fixed !important;
    inset: 0 auto auto 0 !important;
    width: min(320px, 100vw - 32px) !important;
    translate: var(--_x, 0) var(--_y, 0) !important;
    overflow: visible !important;
    z-index: 2147483647 !important;
  }
  @media not print {
    :host(:popover-open) {
      display: block !important;
    }
  }
  :host(:focus-visible) {
    outline: none !important;
  }
  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    max-height: min(320px, 60dvh);
    background: var(--_back);
    border: 1px solid var(--_rule);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    animation: appear 160ms ease-out;
  }
  :host(:focus-visible) .card {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .card::before {
    content: "";
    position: absolute;
    inset: -10px 0 auto;
    height: 10px;
  }
  :host([data-side="top"]) .card::before {
    inset: auto 0 -10px;
  }
  :host([data-sheet]) {
    inset: auto 0 0 !important;
    width: 100% !important;
    translate: none !important;
  }
  :host([data-sheet]) .card {
    max-height: max(60dvh, min(320px, 90dvh));
    padding-bottom: env(safe-area-inset-bottom);
    border-width: 1px 0 0;
    border-radius: calc(var(--_radius) + 6px) calc(var(--_radius) + 6px) 0 0;
    animation-name: rise;
  }
  :host([data-sheet]) .card::before {
    content: none;
  }
  :host([data-sheet]) :is(.close, .turn) {
    width: 44px;
    height: 44px;
  }
  :host([data-sheet]) :is(.line, .footer button, .companion) {
    min-height: 44px;
  }
`;

export const CONTROLS = css`
  :host {
    position: fixed !important;
    inset: auto auto 16px auto !important;
    inset-inline-end: 16px !important;
    z-index: 2147483646 !important;
  }
  :host([data-inline]) {
    position: static !important;
    display: inline-block !important;
  }
  .open {
    display: grid;
    grid-auto-flow: column;
    gap: 8px;
    place-items: center;
    min-width: 44px;
    height: 44px;
    padding: 0 11px;
    border: 1px solid var(--_rule);
    border-radius: 22px;
    background: var(--_back);
    box-shadow: 0 1px 2px #0000000f, 0 3px 12px #0000001f;
    color: var(--_muted);
  }
  :host([data-inline]) .open {
    box-shadow: none;
  }
  .open:hover {
    color: var(--_text);
  }
  .total {
    font-size: 0.867em;
    font-variant-numeric: tabular-nums;
  }
  .open:focus-visible,
  .back:focus-visible {
    border-radius: 22px;
    outline-offset: 2px;
  }
  .panel {
    position: fixed;
    inset: 16px;
    inset-inline: auto 16px;
    flex-direction: column;
    width: min(380px, 100vw - 32px);
    height: auto;
    max-height: none;
    background: var(--_back);
    color: var(--_text);
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_radius) + 4px);
    box-shadow: var(--_shadow);
    animation: appear 160ms ease-out;
  }
  .panel:popover-open {
    display: flex;
  }
  .panel:focus-visible {
    border-radius: calc(var(--_radius) + 4px);
  }
  .panel .header {
    align-items: center;
    padding-block: 8px;
  }
  .panel .close {
    width: 44px;
    height: 44px;
  }
  .panel .body {
    flex: 1;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 44px;
    padding: 4px 16px;
    border-block: 1px solid var(--_rule);
    justify-content: space-between;
  }
  .track {
    flex: none;
    width: 40px;
    height: 24px;
    padding: 2px;
    border: 1px solid var(--_muted);
    border-radius: 12px;
    transition: background-color 160ms;
  }
  .track::before {
    content: "";
    display: block;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--_muted);
    transition: translate 160ms;
  }
  [aria-checked="true"] .track {
    background: var(--_text);
    border-color: var(--_text);
  }
  [aria-checked="true"] .track::before {
    background: var(--_back);
    translate: 16px 0;
  }
  [aria-checked="true"]:dir(rtl) .track::before {
    translate: -16px 0;
  }
  .group-heading {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 12px 8px 4px;
    background: var(--_back);
    font-size: 0.867em;
    font-weight: 600;
    color: var(--_muted);
  }
  summary {
    display: flex;
    gap: 12px;
    justify-content: space-between;
    align-items: baseline;
    min-height: 36px;
    padding: 6px 8px;
    border-radius: 6px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  summary:hover {
    background: var(--_tint);
  }
  summary::marker {
    content: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .name {
    font-size: 1em;
    font-weight: 600;
    color: var(--_kind);
  }
  summary .count {
    flex: none;
    font-size: 0.867em;
    color: var(--_muted);
  }
  details[open] {
    margin-bottom: 6px;
    padding-bottom: 6px;
    border-bottom: 1px solid var(--_rule);
  }
  .back {
    position: fixed;
    inset: auto 0 16px;
    margin-inline: auto;
    width: max-content;
    max-width: calc(100vw - 140px);
    height: 44px;
    padding: 0 18px 0 12px;
    padding-inline: 12px 18px;
    border: 1px solid var(--_rule);
    border-radius: 22px;
    background: var(--_back);
    box-shadow: var(--_shadow);
    color: var(--_text);
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    animation: appear 160ms ease-out;
  }
  .back:popover-open {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  @media (max-width: 768px) {
    .panel {
      inset: auto 0 0;
      width: 100%;
      max-width: none;
      max-height: 85dvh;
      border-width: 1px 0 0;
      border-radius: calc(var(--_radius) + 6px) calc(var(--_radius) + 6px) 0 0;
      animation-name: rise;
    }
    .panel :is(.line, .companion, summary) {
      min-height: 44px;
    }
    .panel .turn {
      width: 44px;
      height: 44px;
    }
  }
  @media (forced-colors: active) {
    [aria-checked="true"] .track::before {
      background: Highlight;
    }
  }
`;
