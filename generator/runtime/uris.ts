import { isIpLiteral } from "./addresses.ts";

// RFC 3986, appendix A, and RFC 3987, section 2.2. Each class is consumed one character at a time by one alternative,
// so that no text takes more than linear time. An IP literal is looked at on its own and stands in for a name.
const uriPattern =
  /^[a-z][a-z0-9+.-]*:(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*@)?(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*(?::\d*)?(?=[/?#]|$)|(?!\/\/))(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;
const relativePattern =
  /^(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*@)?(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*(?::\d*)?(?=[/?#]|$)|(?!\/\/)(?![^/?#]*:))(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;
const beyondAscii =
  /[\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF\u{10000}-\u{1FFFD}\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}\u{40000}-\u{4FFFD}\u{50000}-\u{5FFFD}\u{60000}-\u{6FFFD}\u{70000}-\u{7FFFD}\u{80000}-\u{8FFFD}\u{90000}-\u{9FFFD}\u{A0000}-\u{AFFFD}\u{B0000}-\u{BFFFD}\u{C0000}-\u{CFFFD}\u{D0000}-\u{DFFFD}\u{E1000}-\u{EFFFD}]/gu;
const privateUse = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/gu;

/** A URI with its scheme (RFC 3986). */
export function isUri(text: string): boolean {
  return uriPattern.test(withoutIpLiteral(text));
}

/** A URI, or a reference relative to one (RFC 3986, section 4.1). */
export function isUriReference(text: string): boolean {
  const plain = withoutIpLiteral(text);
  return uriPattern.test(plain) || relativePattern.test(plain);
}

/** A URI that may hold characters beyond ASCII (RFC 3987). */
export function isIri(text: string): boolean {
  return isUri(asUri(text));
}

/** An IRI, or a reference relative to one (RFC 3987, section 2.2). */
export function isIriReference(text: string): boolean {
  return isUriReference(asUri(text));
}

/** Puts a name in place of a host in brackets where that is an IP literal; brackets fit nowhere else. */
function withoutIpLiteral(text: string): string {
  if (!text.includes("[")) return text;
  const parts = /^((?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@[\]]*@)?)\[([^\][]*)\]/i.exec(text);
  if (parts === null || !isIpLiteral(parts[2] as string)) return text;
  const rest = text.slice(parts[0].length);
  return /^(?:$|[:/?#])/.test(rest) ? `${parts[1]}host${rest}` : text;
}

/** Replaces what only an IRI may hold by what any URI may hold in the same place. */
function asUri(text: string): string {
  if (/^[\0-\x7F]*$/.test(text)) return text;
  const question = text.search(/[?#]/);
  const plain = text.replace(beyondAscii, "_");
  if (question < 0 || text[question] === "#") return plain;
  // Private use belongs to the query alone.
  const [before = "", ...after] = plain.split("#");
  const start = before.indexOf("?");
  return [before.slice(0, start) + before.slice(start).replace(privateUse, "_"), ...after].join("#");
}
