/** One thing that is wrong with a value. */
export interface Issue {
  /** Where in the value: `["tags", 0]`. */
  readonly path: readonly (string | number)[];
  /** The keyword that is not satisfied: `type`, `required`, `minLength` …; or `too_deep`, `too_many_issues`. */
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
  /** Report so many issues at most. Without it 100, of which the last one is `too_many_issues`. */
  readonly limit?: number | undefined;
  /** Messages of your own by code; they get the issue as it would have been. */
  readonly messages?: { readonly [code: string]: string | ((issue: Issue) => string) } | undefined;
}

/** Where in a value: the key of a member or an item, inside of another. */
interface Place {
  readonly key: string | number;
  readonly outer: Place | undefined;
}

/** Collects issues, and knows where in the value it is. */
export class Issues {
  declare found: Issue[];
  declare here: Place | undefined;
  declare readonly limit: number | undefined;
  /** So many are taken. */
  declare most: number;

  constructor(options?: ValidateOptions) {
    this.found = none;
    this.here = undefined;
    this.limit = options?.first ? 1 : options?.limit;
    this.most = this.limit || 100;
  }

  /** The keys that lead to the value here. */
  get path(): (string | number)[] {
    const path = [];
    for (let place = this.here; place; place = place.outer) path.push(place.key);
    return path.reverse();
  }

  /** Nothing more will be taken. */
  get full(): boolean {
    return this.found.length >= this.most;
  }

  /** Goes into a member or an item. */
  enter(key: string | number): void {
    this.here = { key, outer: this.here };
  }

  /** Comes back from it. */
  leave(): void {
    this.here = this.here?.outer;
  }

  /** Takes one issue of the value here, or of its member `key`. */
  add(code: string, expected: string, value: unknown, pointer: string, key?: string | number): void {
    const { found, here } = this;
    if (found.length >= this.most) return;
    // Most issues are of the value itself or of a member of it.
    const path = here ? this.path : key === undefined ? [] : [key];
    if (here && key !== undefined) path.push(key);
    const where = formatPath(path);
    const received = describe(value, code, expected);
    const got = /^(?:dependentRequired|propertyNames)$/.test(code) ? "" : `, got ${received}`;
    const message = code === "required" ? `${where} is required` : `${where} must be ${expected}${got}`;
    const issue = { path, code, message, expected, received, pointer };
    // An array begins with room for many more than the one that most values have.
    if (found.length > 0) found.push(issue);
    else this.found = [issue];
  }
}

const none: Issue[] = [];

/** What was found; where nobody asked for so few, the last place says that there may be more. */
export function foundBy({ found, full, limit }: Issues): readonly Issue[] {
  if (full && !limit)
    found.push({ ...found.pop()!, code: "too_many_issues", message: "at least 100 issues" });
  return found;
}

/** `properties[0].key`, and `["a key"].of` where a key is no word; `value` for the whole. */
function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    const isWord = typeof key === "string" && /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key);
    text += isWord ? (text && ".") + key : `[${JSON.stringify(key)}]`;
  }
  return text || "value";
}

/** What a value is: of a text only its length, as it may be a secret; which number, where it is not that it is one. */
function describe(value: unknown, code: string, expected: string): string {
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const isKind = type === "number" && /integer|number/.test(expected);
  if ((code === "type" && !isKind) || type === "object") return type;
  if (type === "string" || type === "array") return `${type} of length ${(value as string).length}`;
  return type === "function" ? type : String(value);
}
