/** One thing that is wrong with a value. */
export interface Issue {
  /** Where in the value: `["tags", 0]`. */
  readonly path: readonly (string | number)[];
  /** The keyword that is not satisfied: `type`, `required`, `minLength` …; or `too_deep`, `unreadable`, `too_many_issues`. */
  readonly code: string;
  /** For people: "tags[0] must be a string, got number". */
  readonly message: string;
  /** What the schema asks for: "a string". */
  readonly expected: string;
  /** What is there instead: "number". */
  readonly received: string;
  /** The schema's place in the API description, as a JSON Pointer. */
  readonly pointer: string;
}

/** How `validate` reports. */
export interface ValidateOptions {
  /** Stop at the first issue. */
  readonly first?: boolean | undefined;
  /** Report so many issues at most, one or more. Without it 100, of which the last one is `too_many_issues`. */
  readonly limit?: number | undefined;
  /** Messages of your own by code; they get the issue as it would have been. */
  readonly messages?: { readonly [code: string]: string | ((issue: Issue) => string) } | undefined;
}

/** So much of a path is in messages, and of a key: keys are the sender's, and may be of any length and number. */
export const longestPath = 999;
const longestKey = 99;

/** So many issues are taken where nobody said how many. */
const usualLimit = 100;

/** Collects issues, and knows where in the value it is. */
export class Issues {
  declare found: Issue[];
  /** The keys that lead to the value here. */
  declare readonly path: (string | number)[];
  /** So many are taken. */
  declare limit: number | undefined;

  constructor(limit?: number) {
    this.found = [];
    this.path = [];
    this.limit = limit;
  }

  /** Nothing more will be taken. */
  get full(): boolean {
    return this.found.length >= (this.limit || usualLimit);
  }

  /** Adds one issue of the value here, or of its member `key`; `says`: the message, if it is not what such values must be. */
  add(
    code: string,
    expected: string,
    value: unknown,
    pointer: string,
    key?: string | number,
    says?: string,
  ): void {
    if (this.full) return;
    const { found, path: here } = this;
    // Engines copy a list as it is sooner than one that grows.
    if (key !== undefined) here.push(key);
    const path = here.slice();
    if (key !== undefined) here.pop();
    const received = describe(value, code, expected);
    const message = formatPath(path) + (says ?? ` must be ${expected}, got ${received}`);
    const issue = { path, code, message, expected, received, pointer };
    // Most often it is the only one: a list made of it is made sooner than one that grows.
    if (found.length > 0) found.push(issue);
    else this.found = [issue];
  }

  /** Says why a whole value could not be followed to its end: what was thrown tells; where nothing can be asked of it, as of any object. */
  addOfWhole(thrown: unknown, value: unknown): void {
    try {
      if (thrown instanceof RangeError) this.add("too_deep", "nested less deeply", value, "");
      else this.add("unreadable", "readable", value, "");
    } catch {
      this.addOfWhole(thrown, {});
    }
  }

  /** What was found; where nobody said how much to look for, the last place says that there may be more. */
  told(): readonly Issue[] {
    const { found } = this;
    const last = usualLimit - 1;
    if (!this.limit && found[last])
      found[last] = { ...found[last], code: "too_many_issues", message: "at least 100 issues" };
    return found;
  }
}

/** `properties[0].key`, and `["a key"].of` where a key is no word; `value` for the whole. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (key === lastWord || isWord.test(key)) {
      text += (text && ".") + key;
      lastWord = key;
    } else text += `[${JSON.stringify(key.slice(0, longestKey))}]`;
  }
  return text.length > longestPath ? text.slice(0, longestPath) : text || "value";
}

/** A key that is a word: that at fault is often the same again, and to compare it costs less than to ask. */
let lastWord: string | undefined;

const isWord = /^[\p{L}_$][\p{L}\p{N}_$-]{0,99}$/u;

/** What a value is: of a text only its length, as it may be a secret; which number, where it is not that it is one. */
export function describe(value: unknown, code: string, expected: string): string {
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const isKind = type === "number" && /integer|number/.test(expected);
  if ((code === "type" && !isKind) || type === "object" || type === "function") return type;
  if (type === "string") return `string of length ${(value as string).length}`;
  if (type === "array") return `array of length ${(value as string).length}`;
  return String(value).slice(0, longestKey);
}
