import { isDeepStrictEqual } from "node:util";
import { check } from "../../generator/check/index.ts";
import type { Api } from "../../generator/ir/index.ts";
import type { Emitted, Issue } from "../validators/modules.ts";

/** What all that gives a verdict of a value says; they are to say the same. */
export function verdictsOf(
  value: unknown,
  api: Api,
  name: string,
  emitted: Emitted,
): Record<string, unknown> {
  const schemas = new Map(api.models.map(({ id, schema }) => [id, schema]));
  const model = api.models.find((one) => one.name === name)!;
  const standard = emitted.schema["~standard"].validate(value) as { readonly issues?: readonly unknown[] };
  return {
    is: emitted.is(value),
    validate: emitted.validate(value).ok,
    parse: parses(value, emitted),
    standard: standard.issues === undefined,
    check: check(value, model.schema, (id) => schemas.get(id)!).verdict === "valid",
  };
}

function parses(value: unknown, emitted: Emitted): boolean {
  try {
    return Object.is(emitted.parse(value), value);
  } catch {
    return false;
  }
}

/** What is amiss with the issues of a value that is not valid. */
export function complaintsAbout(value: unknown, document: unknown, emitted: Emitted): string[] {
  const issues = emitted.validate(value).issues ?? [];
  const found: string[] = [];
  if (issues.length === 0) found.push("nothing is said");
  for (const issue of issues) {
    if (issue.code === "too_deep") found.push("too_deep");
    if (!leadsSomewhere(value, issue)) found.push(`no such place: ${JSON.stringify(issue)}`);
    if (!resolves(document, issue.pointer)) found.push(`no such schema: ${JSON.stringify(issue)}`);
    if (
      !issue.message.includes(issue.expected) &&
      issue.code !== "required" &&
      issue.code !== "too_many_issues"
    )
      found.push(`what is expected is not told: ${JSON.stringify(issue)}`);
  }
  const first = emitted.validate(value, { first: true }).issues;
  if (!isDeepStrictEqual(first, issues.slice(0, 1)))
    found.push(`first: ${JSON.stringify(first)} of ${JSON.stringify(issues)}`);
  const two = emitted.validate(value, { limit: 2 }).issues;
  if (!isDeepStrictEqual(two, issues.slice(0, 2)))
    found.push(`limit: ${JSON.stringify(two)} of ${JSON.stringify(issues)}`);
  return found;
}

/** Whether a path leads to a value that is there; what is missing is missing from something. */
function leadsSomewhere(value: unknown, { path, code, expected }: Issue): boolean {
  const isLast = code === "too_many_issues" && expected === "present";
  const isMissing = isLast || /^(?:required|dependentRequired)$/.test(code);
  let here = value;
  for (const [depth, key] of path.entries()) {
    if (typeof here !== "object" || here === null) return false;
    if (typeof key !== (Array.isArray(here) ? "number" : "string")) return false;
    if (!Object.hasOwn(here, key)) return depth === path.length - 1 && (isMissing || isTag(code));
    here = (here as Record<string | number, unknown>)[key];
  }
  return !isMissing || here === undefined;
}

/** The tag of a union may be missing, too. */
function isTag(code: string): boolean {
  return code === "oneOf" || code === "anyOf";
}

function resolves(document: unknown, pointer: string): boolean {
  let here = document;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return false;
    here = (here as Record<string, unknown>)[key];
  }
  return true;
}
