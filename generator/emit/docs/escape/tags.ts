/** A tag as a browser reads it, whatever Markdown made of it. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** Reads the tag that opens at `<`; `undefined` where it does not end, and goes on into whatever follows. */
export function readTag(text: string, start: number): Tag | undefined {
  const name = /[^\s/>]*/y;
  name.lastIndex = start + 1;
  const [element = ""] = name.exec(text) ?? [];
  const attribute =
    /[\s/]*(?:>|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*|(?=[\s>]))))?)/y;
  attribute.lastIndex = name.lastIndex;
  const attributes: { name: string; value: string }[] = [];
  for (;;) {
    const found = attribute.exec(text);
    if (found === null) return undefined;
    const [whole, key, double, single, plain] = found;
    if (key === undefined)
      return whole.endsWith(">") ? { name: element.toLowerCase(), attributes } : undefined;
    if (/^=["']/.test(key)) return undefined; // a quote that is never closed
    attributes.push({ name: key.toLowerCase(), value: double ?? single ?? plain ?? "" });
  }
}
