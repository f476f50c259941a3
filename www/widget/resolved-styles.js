// The rules of what the host's resolver adds: see `styles.js`.

/** @param {TemplateStringsArray} rules */
const css = ([rules = ""]) => rules;

export const RESOLVED = css`
  .resolved {
    margin: 8px 8px 4px;
    padding: 8px 10px;
    border-radius: 8px;
    background: var(--_tint);
    font-size: 0.933em;
  }
  .resolved .topic {
    padding: 0;
    margin: 0;
  }
  .resolved img {
    float: inline-end;
    width: 64px;
    height: 64px;
    margin-inline-start: 10px;
    object-fit: cover;
    border-radius: 6px;
  }
  .source {
    font-size: 0.867em;
    color: var(--_muted);
  }
`;
