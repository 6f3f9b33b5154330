/** A template's path, and the query that some documents write behind it to tell operations of one path apart. */
export function splitTemplate(template: string): { readonly path: string; readonly query: string } {
  const [, path = "", query = ""] = /^([^?#]*)\??([^#]*)/.exec(template) ?? [];
  return { path, query };
}

/** A template with the values of its parameters, as a URL has it; a parameter that has none stays. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string {
  // Names and what stands between them, by turns.
  const parts = template.split(/\{([^{}]+)\}/);
  return parts.map((part, at) => (at % 2 === 0 ? asSent(part) : (values.get(part) ?? `{${part}}`))).join("");
}

/** By the parameters that others follow in the same segment: what stands between them, where `matchPath` has a value end. */
export function endsOfValues(path: string): ReadonlyMap<string, string> {
  const [, ...rest] = path.split(/\{([^{}]+)\}/);
  const ends = new Map<string, string>();
  // Nothing but the end of the path follows the last one.
  for (let index = 0; index + 2 < rest.length; index += 2) {
    const [name = "", text = ""] = rest.slice(index, index + 2);
    if (text !== "" && !text.includes("/")) ends.set(name, asSent(text));
  }
  return ends;
}

/**
 * The parameters of a path that a template matches, not yet decoded; `undefined` for a path of another kind. Each ends where
 * what follows it in the template comes first: no path takes long.
 */
export function matchPath(template: string, path: string): Map<string, string> | undefined {
  const [start = "", ...rest] = splitTemplate(template).path.split(/\{([^{}]+)\}/);
  const sent = asSent(splitTemplate(path).path);
  const first = asSent(start);
  if (!sent.startsWith(first) || (rest.length === 0 && sent !== first)) return undefined;
  const values = new Map<string, string>();
  let from = first.length;
  for (let index = 0; index < rest.length; index += 2) {
    const [name = "", text = ""] = rest.slice(index, index + 2);
    const literal = asSent(text);
    const isLast = index + 2 === rest.length;
    const end = isLast ? sent.length - literal.length : sent.indexOf(literal, from);
    if (end < from || (isLast && !sent.endsWith(literal))) return undefined;
    const value = sent.slice(from, end);
    if (value.includes("/")) return undefined;
    values.set(name, value);
    from = end + literal.length;
  }
  return values;
}

/** What a URL cannot have as it is (RFC 3986, 3.3), and what is encoded already. */
const unsent = /%[0-9a-fA-F]{2}|[^\w\-.~!$&'()*+,;=:@/?]/gu;

/** A text of a path as it is sent: percent-encoded, with the digits in upper case. */
function asSent(text: string): string {
  return text.replace(unsent, (found) => (found.length === 3 ? found.toUpperCase() : encodeCharacter(found)));
}

/** Half of a pair of surrogates has no bytes: it becomes the character that stands for such. */
function encodeCharacter(character: string): string {
  return encodeURIComponent(/^\p{Surrogate}$/u.test(character) ? "\uFFFD" : character);
}
