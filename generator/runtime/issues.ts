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
  /** Report so many issues at most (100); where there are more, the last one is `too_many_issues`. */
  readonly limit?: number | undefined;
  /** Messages of your own by code; they get the issue as it would have been. */
  readonly messages?: { readonly [code: string]: string | ((issue: Issue) => string) } | undefined;
}

/** Describes what is wrong with a value: the second pass, taken only where the first one failed. */
export type Explain = (value: unknown, issues: Issues) => void;

/** The deepest nesting that issues are looked for in. */
const maxDepth = 1000;

/** Collects issues, and knows where in the value it is. */
export class Issues {
  readonly found: Issue[] = [];
  /** Nothing more will be taken. */
  full = false;
  private readonly path: (string | number)[] = [];
  private readonly options: ValidateOptions;
  private readonly limit: number;

  constructor(options: ValidateOptions = {}) {
    this.options = options;
    this.limit = options.first ? 1 : Math.max(1, options.limit ?? 100);
  }

  /** Goes into a member or an item. */
  enter(key: string | number): void {
    this.path.push(key);
  }

  /** Comes back from it. */
  leave(): void {
    this.path.pop();
  }

  /** Explains a member or an item by its own function. */
  within(key: string | number, value: unknown, explain: Explain): void {
    this.path.push(key);
    if (this.path.length <= maxDepth) explain(value, this);
    else this.add("too_deep", `nested at most ${maxDepth} levels`, value, "");
    this.path.pop();
  }

  /** Takes one issue of the value here, or of its member `key`. */
  add(code: string, expected: string, value: unknown, pointer: string, key?: string | number): void {
    if (this.full) return;
    if (this.found.length === this.limit) {
      this.full = true;
      if (this.limit > 1)
        this.found[this.limit - 1] = this.issue([], "too_many_issues", expected, value, pointer);
      return;
    }
    // What nothing stands for is missing, whatever was asked of it.
    const said = value === undefined && code !== "dependentRequired" ? "required" : code;
    const path = key === undefined ? this.path.slice() : [...this.path, key];
    this.found.push(this.issue(path, said, expected, value, pointer));
    this.full = this.options.first === true;
  }

  /** Takes one issue of the member `key`, whose schema stands among the properties of the one at `at`. */
  property(key: string, code: string, expected: string, value: unknown, at: string): void {
    this.add(code, expected, value, `${at}/properties/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`, key);
  }

  private issue(
    path: (string | number)[],
    code: string,
    expected: string,
    value: unknown,
    pointer: string,
  ): Issue {
    const received = describe(value, code);
    const where = formatPath(path);
    const message =
      code === "required"
        ? `${where} is required`
        : code === "too_many_issues"
          ? `there are more than ${this.limit} issues`
          : `${where} must be ${expected}, got ${received}`;
    const issue: Issue = { path, code, message, expected, received, pointer };
    const own = this.options.messages?.[code];
    return own === undefined ? issue : { ...issue, message: typeof own === "string" ? own : own(issue) };
  }
}

/** `properties[0].key`; `value` for the whole. */
function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (/^[\w$]+$/.test(key)) text += text === "" ? key : `.${key}`;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text === "" ? "value" : text;
}

/** What a value is, without giving it away: of a string only the length, but where a choice was to be made. */
function describe(value: unknown, code: string): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return code === "type" ? "array" : `${value.length} items`;
  if (typeof value === "object" || code === "type") return typeof value;
  if (typeof value !== "string") return String(value);
  return code === "enum" || code === "const"
    ? JSON.stringify(value.slice(0, 50))
    : `${value.length} characters`;
}
