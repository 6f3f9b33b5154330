import { type Code, codeOf, type Docs } from "./code.ts";
import { escapeUnit } from "./literal.ts";

/** Every line terminator that ECMAScript knows, and CR LF as one. */
const lineBreak = /\r\n|[\n\r\u2028\u2029]/;

const unsafeInComment =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of which nothing has to be written otherwise in a comment, as most is: one look tells it. */
const isPlain = /^[\t -)+-;=-~]*$/;

/** Text that stays inside its comment: it ends none, hides nothing, and closes no script element of a page. */
function commentText(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .replace(unsafeInComment, escapeUnit)
    .replaceAll("*/", "*\\/")
    .replace(/<(\/script|!--)/gi, (_, rest: string) => `<\\${rest}`);
}

/** Lines as `//` comments. */
export function comment(text: string): Code {
  const lines = text.split(lineBreak).map((line) => `// ${commentText(line)}`.trimEnd());
  return codeOf(lines.join("\n"));
}

/**
 * Text for a doc comment: it starts no tag either. TypeScript takes an `@` for one at the start of a line, after
 * white space and in `{@link`, but not in an e-mail address, a URL's path or right after a backtick; a backslash before
 * it is how Markdown and TSDoc write a plain one.
 */
export function docText(text: string): string {
  return text.split(lineBreak).map(docLine).join("\n").trimEnd();
}

function docLine(line: string): string {
  const safe = commentText(line).trimEnd();
  return safe.includes("@") ? safe.replace(/(?<![A-Za-z0-9._/`-])@/g, "\\@") : safe;
}

/** A block tag of a doc comment; `link` is a URL that editors make a link of. */
export type DocTag =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly link: string };

/** A doc comment of a text and its tags; `undefined` where there is neither. Tag names are the caller's own. */
export function tsdoc(text: string, tags: readonly DocTag[] = []): Docs | undefined {
  const safe = docText(text)
    .trim()
    .replace(/\n{3,}/g, "\n\n");
  if (safe === "" && tags.length === 0) return undefined;
  return {
    text: safe,
    tags: tags.map((tag) => ({
      name: tag.name,
      text: "link" in tag ? linkText(tag.link) : docText(tag.text),
    })),
  };
}

/** Plain text where the URL could do more than lead somewhere; after a name, as `@see` may have, any `@` is a tag. */
function linkText(url: string): string {
  const isPlain = /^https?:\/\/[^\s{}|@`*<>]+$/.test(url);
  return isPlain ? `{@link ${url}}` : docText(url).replace(/(?<!\\)@/g, "\\@");
}

/** A doc comment as code, for declarations that are not type aliases. */
export function docComment(docs: Docs | undefined): Code {
  if (docs === undefined) return codeOf();
  const text = docLines(docs);
  if (text.length === 1) return codeOf(`/** ${text[0]} */`);
  const lines = text.map((line) => ` * ${line}`.trimEnd());
  return codeOf(["/**", ...lines, " */"].join("\n"));
}

/** The lines between a doc comment's ends: its text, then its tags after an empty line. */
export function docLines({ text, tags }: Docs): readonly string[] {
  const tagText = tags.map((tag) => `@${tag.name} ${tag.text}`.replace(/ (?=\n|$)/, ""));
  return [text, tagText.join("\n")]
    .filter((part) => part !== "")
    .join("\n\n")
    .split("\n");
}
