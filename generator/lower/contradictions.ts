import { child, keyOf, nearest, type Report } from "../diagnostics/index.ts";
import type { ArrayRules, JsonType, NumberRules, ObjectRules, Schema, StringRules } from "../ir/index.ts";
import type { Dialect } from "../openapi/index.ts";
import { describeValue, type KeywordReader } from "./keyword-reader.ts";

/** The rules of one schema object, by the type that they are about. */
export interface LoweredRules {
  readonly types: Schema["types"];
  readonly string: StringRules;
  readonly number: NumberRules;
  readonly array: ArrayRules;
  readonly object: ObjectRules;
}

/** Tells what a schema's keywords say that cannot be meant: bounds that cross, lists with one thing twice. */
export function reportContradictions(
  keywords: KeywordReader,
  rules: LoweredRules,
  dialect: Dialect,
  report: Report,
): void {
  const { string, number, array, object } = rules;
  const tell = (type: JsonType, keyword: string, why: string): void => {
    const sole = rules.types?.every((one) => one === type || (one === "integer" && type === "number"));
    const at = child(keywords.at, keyword);
    report({ code: "unsatisfiable", at, args: { why, what: sole === true ? undefined : type } });
  };
  const cross = (type: JsonType, [low, least]: Limit, [high, most]: Limit): void => {
    if (least === undefined || most === undefined || least <= most) return;
    tell(type, low, `\`${low}\` ${least} is above \`${high}\` ${most}`);
  };
  cross("string", ["minLength", string.minLength], ["maxLength", string.maxLength]);
  cross("array", ["minItems", array.minItems], ["maxItems", array.maxItems]);
  // One of them has to be there where nothing else is said.
  cross(
    "array",
    [array.minContains === undefined ? "contains" : "minContains", leastContained(array)],
    ["maxContains", array.maxContains],
  );
  cross("object", ["minProperties", object.minProperties], ["maxProperties", object.maxProperties]);
  reportRange(number, dialect, tell);
  reportClosed(object, tell);
  reportNearMisses(object, keywords, report);
  for (const keyword of ["required", "enum", "type"]) reportTwice(keyword, keywords, report);
  if (keywords.take("readOnly") === true && keywords.take("writeOnly") === true) {
    const args = {
      one: "readOnly",
      other: "writeOnly",
      taken: "neither requests nor responses have the value",
    };
    report({ code: "fields-exclude", at: keyOf(child(keywords.at, "writeOnly")), args });
  }
}

function leastContained({ contains, minContains }: ArrayRules): number | undefined {
  return minContains ?? (contains === undefined ? undefined : 1);
}

type Limit = readonly [keyword: string, value: number | undefined];

type Tell = (type: JsonType, keyword: string, why: string) => void;

function reportRange(rules: NumberRules, dialect: Dialect, tell: Tell): void {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = rules;
  const least = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const most = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  const open = exclusiveMinimum === least || exclusiveMaximum === most;
  if (least < most || (least === most && !open) || Math.abs(least) === Infinity) return;
  // In OpenAPI 3.0 the bound stands in `minimum`, and `exclusiveMinimum` is a flag beside it.
  const name = (key: string, exclusive: string, is: boolean): string =>
    is && dialect !== "openapi-3.0" ? exclusive : key;
  const low = name("minimum", "exclusiveMinimum", exclusiveMinimum === least);
  const high = name("maximum", "exclusiveMaximum", exclusiveMaximum === most);
  const relation = least === most ? "leaves nothing below" : "is above";
  tell("number", low, `\`${low}\` ${least} ${relation} \`${high}\` ${most}`);
}

/** A closed object that has to have a property which it cannot have. */
function reportClosed(rules: ObjectRules, tell: Tell): void {
  const { required = [], properties = [], patternProperties = [], additionalProperties } = rules;
  if (additionalProperties?.types?.length !== 0 || patternProperties.length > 0) return;
  const declared = new Set(properties.map(({ key }) => key));
  const key = required.find((one) => !declared.has(one));
  if (key !== undefined)
    tell("object", "required", `${JSON.stringify(key)} is required, and \`additionalProperties\` refuses it`);
  const { minProperties = 0 } = rules;
  if (minProperties > declared.size)
    tell(
      "object",
      "minProperties",
      `\`minProperties\` ${minProperties} is above the ${declared.size} declared`,
    );
}

/** Each is compared with each. */
const mostCompared = 2_000;

/** A required property that is not declared, where one that is nearly called so is declared and not required. */
function reportNearMisses(rules: ObjectRules, keywords: KeywordReader, report: Report): void {
  const list = keywords.take("required");
  if (!Array.isArray(list)) return;
  const { required = [], properties = [] } = rules;
  const declared = new Set(properties.map(({ key }) => key));
  const asked = new Set(required);
  const free = [...declared].filter((key) => !asked.has(key)).slice(0, mostCompared);
  list.slice(0, mostCompared).forEach((key: unknown, index) => {
    if (typeof key !== "string" || declared.has(key) || !asked.has(key)) return;
    const guess = key.length < 3 ? undefined : nearest(key, free);
    if (guess === undefined) return;
    report({ code: "required-undeclared", at: child(keywords.at, "required", index), args: { key, guess } });
  });
}

/** Such lists are sets (JSON Schema 2020-12 validation, 6.1 and 6.5.3). */
function reportTwice(keyword: string, keywords: KeywordReader, report: Report): void {
  const list = keywords.take(keyword);
  if (!Array.isArray(list)) return;
  const seen = new Map<string, number>();
  list.forEach((item: unknown, index) => {
    const text = JSON.stringify(item);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    // A value that is there a hundred times is told once.
    if (times !== 2) return;
    const args = { keyword, item: describeValue(item) };
    report({ code: "duplicate-item", at: child(keywords.at, keyword, index), args });
  });
}
