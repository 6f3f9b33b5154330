import type { Issue, Issues } from "./issues.ts";
import { explain, nounOf, type Part, Rule, refuseType, ruleOf } from "./rules.ts";
import { describeValues } from "./rules-of-kinds.ts";
import { isObject } from "./values.ts";

/** What several rules ask together: keywords that stand side by side, some of which only describe. */
export function also(...parts: readonly (Rule | { readonly [annotation: string]: unknown })[]): Rule {
  const rules = parts.filter((part): part is Rule => part instanceof Rule);
  const schema = Object.assign({}, ...parts.map((part) => (part instanceof Rule ? part.schema : part)));
  return new Rule(
    schema,
    (value, issues, at, rule) => untilRefused(rules, issues, (part) => part.explain(value, issues, at, rule)),
    rules.length === 1 ? { only: rules[0]?.only } : {},
  );
}

/** All of several schemas. */
export function allOf(...parts: readonly Part[]): Rule {
  return new Rule({ allOf: parts }, (value, issues, at) =>
    untilRefused(parts, issues, (part, index) => explain(part, value, issues, `${at}/allOf/${index}`)),
  );
}

/** Goes through parts until one of them refuses the value for its type: the others would say the same. */
function untilRefused<T>(parts: readonly T[], issues: Issues, each: (part: T, index: number) => void): void {
  parts.every((part, index) => {
    const before = issues.found.length;
    each(part, index);
    const issue = issues.found[before];
    return issue === undefined || !isRefusal(issue, issues);
  });
}

/** Whether an issue is that the value is of another type, or missing. */
function isRefusal(issue: Issue, issues: Issues): boolean {
  return issues.isHere(issue) && /^(?:type|required)$/.test(issue.code);
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
  return new Rule({ [keyword]: options }, (value, issues, at) => {
    const kept = issues.found;
    const meant: (readonly Issue[])[] = [];
    let matches = 0;
    for (const [index, option] of options.entries()) {
      issues.found = [];
      explain(option, value, issues, `${at}/${keyword}/${index}`);
      const tried = issues.found;
      if (tried.length === 0) matches += 1;
      else if (!tried.some((issue) => isRefusal(issue, issues))) meant.push(tried);
      if (matches > 0 && keyword === "anyOf") break;
    }
    issues.found = kept;
    if (matches === 1) return;
    if (matches === 0 && meant.length === 1) for (const issue of meant[0]!) issues.take(issue);
    else issues.add(keyword, (matches > 1 ? "exactly one of " : "") + formsOf(options), value, at);
  });
}

/** `a string, Cat or Dog`. */
function formsOf(options: readonly Part[]): string {
  const names = options.map((option) => {
    const rule = ruleOf(option);
    return rule.model?.[0] ?? (rule.schema.type ? nounOf(rule) : "");
  });
  if (names.length > 6 || names.includes("")) return "one of the forms that are allowed";
  const last = names.pop();
  return names.length === 0 ? `${last}` : `${names.join(", ")} or ${last}`;
}

/** Objects of several kinds, told apart by a member that each requires. */
export function tagged(
  keyword: "anyOf" | "oneOf",
  tag: string,
  options: { readonly [value: string]: Part },
): Rule {
  const parts = [...new Set(Object.values(options))];
  return new Rule({ [keyword]: parts }, (value, issues, at) => {
    if (!isObject(value)) return issues.add("type", "an object", value, at);
    const found = value[tag];
    if (typeof found === "string" && Object.hasOwn(options, found)) {
      const option = options[found]!;
      explain(option, value, issues, `${at}/${keyword}/${parts.indexOf(option)}`);
    } else issues.add(keyword, describeValues(Object.keys(options)), found, at, tag);
  });
}

/** What the rule takes, and null. */
export function nullable({ schema, explain }: Rule): Rule {
  return new Rule({ ...schema, type: [schema.type, "null"].flat() }, (value, issues, at, rule) => {
    if (value !== null) explain(value, issues, at, rule);
  });
}

/** Values of several types. */
export function types(...type: readonly string[]): Rule {
  return new Rule({ type }, (value, issues, at, rule) => {
    if (!type.some((one) => isOfType(value, one))) refuseType(value, issues, at, rule);
  });
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "number") return Number.isFinite(value);
  if (type === "integer") return Number.isInteger(value);
  return type === "null" ? value === null : typeof value === type;
}

/** What the rule asks of values of its type; others are fine. */
export function untyped({ schema: { type, ...schema }, explain }: Rule): Rule {
  return new Rule(schema, (value, issues, at, rule) => {
    if (isOfType(value, type)) explain(value, issues, at, rule);
  });
}

/** A schema whose issues are found by code of its own. */
export function coded(schema: Rule["schema"], explain: (value: unknown, issues: Issues) => void): Rule {
  return new Rule(schema, explain);
}
