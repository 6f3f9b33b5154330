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

/** The deepest nesting that issues are looked for in. */
const maxDepth = 1000;

/** Collects issues, and knows where in the value it is. */
export class Issues {
  found: Issue[] = none;
  /** The keys that lead to the value here but for the last one, which is `here`: most issues are not deep. */
  readonly path: (string | number)[] = [];
  here: string | number | undefined = undefined;
  declare readonly limit: number | undefined;

  constructor(options?: ValidateOptions) {
    this.limit = options?.first ? 1 : options?.limit;
  }

  /** Nothing more will be taken. */
  get full(): boolean {
    return this.found.length >= (this.limit || 100);
  }

  /** Goes into a member or an item. */
  enter(key: string | number): void {
    if (this.path.length === maxDepth) throw new RangeError();
    if (this.here !== undefined) this.path.push(this.here);
    this.here = key;
  }

  /** Comes back from it. */
  leave(): void {
    this.here = this.path.pop();
  }

  /** Takes one issue of the value here, or of its member `key`. */
  add(code: string, expected: string, value: unknown, pointer: string, key?: string | number): void {
    if (key !== undefined) {
      this.enter(key);
      this.add(code, expected, value, pointer);
      return this.leave();
    }
    if (this.full) return;
    const { path: outer, here } = this;
    const path = here === undefined ? [] : outer.length > 0 ? [...outer, here] : [here];
    const received = describe(value, code);
    const wrong = code === "required" ? " is required" : ` must be ${expected}, got ${received}`;
    const issue = { path, code, message: formatPath(path) + wrong, expected, received, pointer };
    // An array begins with room for many more than the one that most values have.
    if (this.found.length > 0) this.found.push(issue);
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

/** `properties[0].key`; `value` for the whole. */
function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path)
    text = typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`;
  return text || "value";
}

/** What a value is: of a text only its length, as it may be a secret. */
function describe(value: unknown, code: string): string {
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  if (code === "type" || type === "object") return type;
  const { length } = Object(value) as { readonly length?: number };
  return length === undefined ? String(value) : `${type} of length ${length}`;
}
