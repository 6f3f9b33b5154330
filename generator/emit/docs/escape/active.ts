import { readDestination, runs } from "./destination.ts";
import { decode } from "./entities.ts";
import { readTag } from "./tags.ts";

/** Elements that run something, fetch what runs, or change how what follows is read. */
const activeElements: ReadonlySet<string> = new Set(
  (
    "script style link meta base iframe frame frameset object embed applet portal form svg math template slot " +
    "noscript noembed noframes textarea title xmp plaintext listing"
  ).split(" "),
);

/** What opens a stretch of raw text in Markdown, and what it lasts until: without that, to the end of the page. */
const stretches: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/<pre(?=[\s>])/gi, /<\/pre>/gi],
  [/<!--/g, /-->/g],
  [/<\?/g, /\?>/g],
  [/<!\[CDATA\[/g, /\]\]>/g],
  [/<![a-z]/gi, />/g],
];

/**
 * Whether a text could run script where its HTML and its links are followed: also one that leaves something open, which
 * would swallow what comes after it. Code is not told from text, as it is a matter of opinion what code is.
 */
export function isActive(text: string): boolean {
  if (!/[<[]/.test(text)) return false;
  return hasActiveTag(text) || hasOpenStretch(text) || hasActiveLink(text);
}

function hasActiveTag(text: string): boolean {
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    if (!/[a-z]/i.test(text[at + 1] ?? "")) continue;
    if (/^<[a-z][a-z\d+.-]{1,31}:[^\s<>]*>/i.test(text.slice(at, at + 2000))) {
      if (runs(readDestination(text, at))) return true; // an address, not a tag
      continue;
    }
    const tag = readTag(text, at);
    if (tag === undefined || activeElements.has(tag.name)) return true;
    if (tag.attributes.some(({ name, value }) => isActiveAttribute(name, value))) return true;
  }
  return false;
}

function isActiveAttribute(name: string, value: string): boolean {
  return name.startsWith("on") || name === "srcdoc" || [value, ...decode(value).split(";")].some(runs);
}

function hasOpenStretch(text: string): boolean {
  return stretches.some(([open, close]) => {
    const last = [...text.matchAll(open)].at(-1);
    return last !== undefined && ([...text.matchAll(close)].at(-1)?.index ?? -1) < last.index;
  });
}

function hasActiveLink(text: string): boolean {
  return [...text.matchAll(/\](?=[(:])/g)].some(({ index }) => runs(readDestination(text, index + 2)));
}
