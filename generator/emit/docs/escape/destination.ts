import { decode } from "./entities.ts";

/** Where a link leads: to another site, into this page, somewhere that only the document's own site has, or nowhere good. */
export type Destination = "outside" | "here" | "relative" | "refused";

/** The text of a destination in Markdown, from where it starts. Long ones are cut: what counts is how they begin. */
export function readDestination(text: string, at: number): string {
  const rest = text.slice(at, at + 2000).replace(/^[\s>]*/, "");
  return rest.startsWith("<") ? rest.slice(1).split(/[<>\n]/, 1)[0]! : rest.split(/[\s)]/, 1)[0]!;
}

/** Judges a destination as it is written in Markdown: with references and backslashes. */
export function judge(written: string): Destination {
  const url = bare(written);
  if (/^(?:https?:\/\/|\/\/|mailto:|tel:)/i.test(url)) return "outside";
  if (url.startsWith("#")) return "here";
  if (url === "") return "refused"; // it may stand on the next line
  const first = url.split(/[/?#]/, 1)[0]!;
  return /[:&\\]/.test(first) ? "refused" : "relative";
}

/** Whether a browser runs what a URL holds, rather than going there. Pictures in `data:` only show. */
export function runs(written: string): boolean {
  const url = bare(written);
  return /^(?:javascript|vbscript|data):/i.test(url) && !/^data:image\/(?:png|gif|jpe?g|webp)[;,]/i.test(url);
}

/** Without what a browser passes over before and inside a scheme. */
function bare(written: string): string {
  const unescaped = written.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  return decode(unescaped).replace(/^[\0-\x20]+|[\t\n\r]+/g, "");
}
