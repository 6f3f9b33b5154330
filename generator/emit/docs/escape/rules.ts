/** What a reader of Markdown does with text of the document, where readers differ. */
export interface Rules {
  /** Braces hold expressions in MDX, interpolations and attributes in VitePress. */
  readonly braces: "escaped" | "kept";
  /** Links that lead to a page of the document's own site are dead on another one, and stop its build. */
  readonly relative: "text" | "kept";
  /** A line of colons (`:::`) opens a box, `[[toc]]` becomes a table of contents. */
  readonly boxes: "escaped" | "kept";
  /** Lines that begin with `import` or `export` are code. */
  readonly modules: "escaped" | "kept";
  /** Where tables are unknown, all rows are one paragraph: code in one cell may end in the next. */
  readonly tables: "known" | "perhaps";
  /** What code on a line must not hold, though the reader knows it for code. */
  readonly inCode: RegExp;
  /** The same for code between fences. */
  readonly inFence: RegExp;
}

const nothing = /(?!)/;

/** GitHub, with all HTML of the document as text. */
export const github: Rules = {
  braces: "kept",
  relative: "kept",
  boxes: "kept",
  modules: "kept",
  tables: "known",
  inCode: nothing,
  inFence: nothing,
};

/** Interpolations work in code spans, and comments that include files are looked for before anything is read. */
export const vitepress: Rules = {
  braces: "escaped",
  relative: "text",
  boxes: "escaped",
  modules: "kept",
  tables: "known",
  inCode: /\{\{|\}\}|<!--/,
  inFence: /<!--/,
};

export const mdx: Rules = {
  braces: "escaped",
  relative: "text",
  boxes: "escaped",
  modules: "escaped",
  tables: "perhaps",
  inCode: nothing,
  inFence: nothing,
};
