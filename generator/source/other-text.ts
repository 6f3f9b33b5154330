/** Why a text is no JSON or YAML, and where that shows. */
export interface OtherText {
  readonly offset: number;
  readonly detail: string;
}

/** Says of a text that cannot be parsed what it is instead, where that shows; the parser's own words would lead astray. */
export function findOtherText(text: string): OtherText | undefined {
  const [space, kind] = /^\s*(?=<(!doctype\s+html|html|head|body|\?xml)\b)/i.exec(text) ?? [];
  if (space !== undefined && kind !== undefined) {
    const is = /xml/i.test(kind) ? "XML" : "a page of HTML";
    return { offset: space.length, detail: `this is ${is}, no JSON or YAML` };
  }
  const conflict = /^(?:<{7}|>{7}) \S/m.exec(text);
  if (conflict === null) return undefined;
  return { offset: conflict.index, detail: "a merge conflict was left here" };
}
