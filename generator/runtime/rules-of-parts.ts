import { nullable, severalTypes, translateWhole } from "./dialects.ts";
import type { Issue, Issues } from "./issues.ts";
import { explain, type Keywords, type Part, Rule, ruleOf } from "./rules.ts";
import { describeValues, listOf } from "./rules-of-scalars.ts";
import { isObject } from "./values.ts";

/** What several rules ask together: keywords that stand side by side, some of which only describe. */
export function also(...parts: readonly (Rule | Keywords)[]): Rule {
  const rules: Rule[] = [];
  let schema: Keywords = {};
  for (const part of parts) {
    if (part instanceof Rule) rules.push(part);
    schema = { ...schema, ...(part instanceof Rule ? part.schema : part) };
  }
  const [first] = rules;
  return new Rule(
    schema,
    (value, issues, at) => {
      for (const rule of rules) {
        const count = issues.found.length;
        explain(rule, value, issues, at);
        if (isRefused(count, issues)) return;
      }
    },
    first?.noun,
    first?.is,
    (whole, target) => rules.reduce((said, rule) => rule.translate?.(said, target) ?? said, whole),
    first?.code,
  );
}

/** All of several schemas. Objects among them have a number for each of their members and one for all others, the rest have one. */
export function allOf(...parts: readonly Part[]): Rule {
  const sizes = parts.map((part) => 1 + keysOf(part));
  return new Rule({ allOf: parts }, (value, issues, at, number) => {
    let [index, before] = [0, 0];
    for (; number > before + sizes[index]!; index++) before += sizes[index]!;
    const part = parts[index];
    if (part === undefined) return false;
    const place = `${at}/allOf/${index}`;
    const count = issues.found.length;
    if (sizes[index] === 1 || (part as Rule).is?.(value) === false) explain(part, value, issues, place);
    else (part as Rule).explain?.(value, issues, place, number - before);
    return !isRefused(count, issues);
  });
}

/** How many members are asked for one by one: none by a rule that takes no number, as it says all at once. */
function keysOf(part: Part): number {
  const isCounted = typeof part !== "function" && part.explain?.length === 4;
  return isCounted ? Object.keys(part.schema.properties ?? {}).length : 0;
}

/** Whether the first issue after so many is that the value is of another type, or missing: other parts would say the same. */
function isRefused(count: number, issues: Issues): boolean {
  const issue = issues.found[count];
  return issue !== undefined && isRefusal(issue, issues);
}

/** Whether an issue is that the value is of another type, or missing. */
function isRefusal({ code, path }: Issue, issues: Issues): boolean {
  return (code === "type" || code === "required") && path.length === issues.path.length;
}

/** At least one of several schemas. */
export function anyOf(...options: readonly Part[]): Rule {
  return choice("anyOf", options);
}

/** Exactly one of several schemas. */
export function oneOf(...options: readonly Part[]): Rule {
  return choice("oneOf", options);
}

/** Where one of the options alone takes the value's type, it is the one that was meant: what it has to say is said. */
function choice(keyword: "anyOf" | "oneOf", options: readonly Part[]): Rule {
  const forms: string[] = [];
  return new Rule({ [keyword]: options }, (value, issues, at) => {
    if (issues.full) return;
    const { found: kept, limit } = issues;
    const meant: (readonly Issue[])[] = [];
    // Whether an option was meant does not depend on how few issues are asked for.
    issues.limit = Math.max(limit ?? 0, 100);
    let matches = 0;
    for (const [index, option] of options.entries()) {
      if (isOfOtherType(option, value)) continue;
      issues.found = [];
      explain(option, value, issues, `${at}/${keyword}/${index}`);
      const tried = issues.found;
      if (tried.length === 0) matches += 1;
      else if (!tried.some((issue) => isRefusal(issue, issues))) meant.push(tried);
      if (matches > 0 && keyword === "anyOf") break;
    }
    issues.found = kept;
    issues.limit = limit;
    if (matches === 1) return;
    if (matches === 0 && meant.length === 1) take(meant[0]!, issues);
    else {
      forms[matches] ??= formsOf(options, matches);
      issues.add(keyword, forms[matches]!, value, at);
    }
  });
}

/** Adds issues as they are. */
export function take(more: readonly Issue[], issues: Issues): void {
  for (const issue of more) if (!issues.full) issues.found.push(issue);
}

/** Whether an option refuses a value for its type, so that there is no more to be said of it. */
function isOfOtherType(option: Part, value: unknown): boolean {
  const rule = typeof option === "function" ? ruleOf(option)[2] : option;
  return typeof rule !== "function" && rule.code === "type" && rule.is?.(value) === false;
}

/** `a string, Cat or Dog`; `exactly one of Cat and Dog` where several match. */
function formsOf(options: readonly Part[], matches: number): string {
  const names = options.map((option) =>
    typeof option === "function" ? ruleOf(option)[0] : nounOf(option.schema.type),
  );
  const isTold = names.length <= 6 && !names.includes("") && new Set(names).size === names.length;
  const forms = isTold ? listOf(names) : "the forms that are allowed";
  return matches > 1 ? `exactly one of ${forms}` : isTold ? forms : `one of ${forms}`;
}

/** `a string or null`; nothing where a schema says no type. */
function nounOf(type: unknown): string {
  const types = [type ?? []].flat().map(String);
  return types.length === 0
    ? ""
    : listOf(types.map((type) => (type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`)));
}

/** Objects of several kinds, told apart by a member that each requires: what that may be, and the kind. */
export function tagged(
  keyword: "anyOf" | "oneOf",
  tag: string,
  ...options: readonly (readonly [...values: string[], kind: Part])[]
): Rule {
  const kinds = options.map((option) => option.at(-1) as Part);
  return new Rule({ [keyword]: kinds }, (value, issues, at) => {
    if (!isObject(value)) return issues.add("type", "an object", value, at);
    const found = value[tag];
    const index = typeof found === "string" ? options.findIndex((option) => option.includes(found)) : -1;
    if (index >= 0) explain(kinds[index]!, value, issues, `${at}/${keyword}/${index}`);
    else {
      const values = options.flatMap((option) => option.slice(0, -1));
      issues.add(keyword, describeValues(values), found, at, tag);
    }
  });
}

/** Objects that have members which are called as those that every object inherits: only members of their own count. */
export function owning(part: Rule): Rule {
  return new Rule(
    part.schema,
    (value, issues, at, number) =>
      part.explain?.({ __proto__: null, ...(value as object) }, issues, at, number),
    part.noun,
    part.is,
  );
}

/** What the rule takes, and null. */
export function orNull(part: Rule): Rule {
  const type = [part.schema.type, "null"];
  return new Rule(
    { ...part.schema, type },
    part.explain &&
      ((value, issues, at, number) => value !== null && part.explain?.(value, issues, at, number)),
    `${part.noun} or null`,
    (value) => value === null || part.is?.(value) !== false,
    (schema, target) => nullable(part.translate?.(schema, target) ?? schema, target),
  );
}

/** A rule whose schema stands elsewhere than where the others around it lead to. */
export function placed(pointer: string, part: Part): Rule {
  const { schema, translate } =
    typeof part === "function" ? { schema: undefined, translate: undefined } : part;
  return new Rule(
    schema ?? (part as unknown as Keywords),
    (value, issues) => explain(part, value, issues, pointer),
    undefined,
    undefined,
    translate,
    undefined,
    pointer,
  );
}

/** Values of several types. */
export function types(...type: readonly string[]): Rule {
  return new Rule(
    { type },
    undefined,
    nounOf(type),
    (value) => type.some((one) => isOfType(value, one)),
    severalTypes,
  );
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "number") return Number.isFinite(value);
  if (type === "integer") return Number.isInteger(value);
  return type === "null" ? value === null : typeof value === type;
}

/** What the rule asks of values of its type; others are fine. */
export function untyped(part: Rule): Rule {
  const { type: _, ...others } = part.schema;
  return new Rule(
    others,
    (value, issues, at, number) => part.is?.(value) && part.explain?.(value, issues, at, number),
    undefined,
    undefined,
    part.translate,
  );
}

/** A schema whose issues are found by code of its own. */
export function coded(schema: Rule["schema"], explain: (value: unknown, issues: Issues) => void): Rule {
  return new Rule(schema, explain, undefined, undefined, translateWhole);
}

/** Values that JSON does not have, told from others by code: bytes, files, streams and responses. */
export function native(explain: (value: unknown, issues: Issues) => void): Rule {
  return new Rule({}, explain, undefined, undefined, () => {
    throw new Error("bytes, files, streams and responses are not JSON: no JSON Schema describes them");
  });
}
