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

/** Collects issues, and knows where in the value it is. */
export class Issues {
  declare found: Issue[];
  /** Nothing more will be taken. */
  declare full: boolean;
  /** The keys that lead to the value here. */
  declare readonly path: (string | number)[];
  /** So many are taken; where nobody said how many, the last place says that there may be more. */
  declare limit: number | undefined;

  constructor(limit?: number) {
    this.found = [];
    this.full = false;
    this.path = [];
    this.limit = limit;
  }

  /** Adds one issue of the value here, or of its member `key`. */
  add(code: string, expected: string, value: unknown, pointer: string, key?: string | number): void {
    if (this.full) return;
    const { path: here } = this;
    if (key !== undefined) here.push(key);
    const path = here.slice();
    if (key !== undefined) here.pop();
    const received = describe(value, code, expected);
    const got = code === "dependentRequired" || code === "propertyNames" ? "" : `, got ${received}`;
    const asks = code === "required" ? " is required" : ` must be ${expected}${got}`;
    this.take({ path, code, message: formatPath(path) + asks, expected, received, pointer });
  }

  /** Takes an issue as it is. */
  take(issue: Issue): void {
    const { found, full, limit } = this;
    if (full) return;
    this.full = found.length + 1 >= (limit || 100);
    const isLast = this.full && !limit;
    found.push(isLast ? { ...issue, code: "too_many_issues", message: "at least 100 issues" } : issue);
  }
}

/** `properties[0].key`, and `["a key"].of` where a key is no word; `value` for the whole. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) text += (text && ".") + key;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text || "value";
}

/** What a value is: of a text only its length, as it may be a secret; which number, where it is not that it is one. */
export function describe(value: unknown, code: string, expected: string): string {
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const isKind = type === "number" && /integer|number/.test(expected);
  if ((code === "type" && !isKind) || type === "object" || type === "function") return type;
  return type === "string" || type === "array"
    ? `${type} of length ${(value as string).length}`
    : String(value);
}
