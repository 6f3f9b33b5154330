import type { Schema } from "../../ir/index.ts";
import {
  arrayOf,
  type Code,
  call,
  code,
  lines,
  literal,
  nothing,
  objectOf,
  operators,
} from "../../print/index.ts";
import {
  access,
  describeValues,
  findTag,
  type Kind,
  kindsOf,
  ordinal,
  partHint,
  runtime,
  testOf,
} from "../validators/index.ts";
import { findApart, findNames } from "./apart.ts";
import { type Body, names } from "./context.ts";
import { knownKeys, writeKnown } from "./known.ts";
import type { WayOf } from "./own.ts";
import type { Part } from "./parts.ts";

const { value, issues, at } = names;

type Choice = Extract<Part, { kind: "choice" }>;

/**
 * `anyOf` and `oneOf`: the member that the value satisfies converts it. Where a tag or the value's type tells which one
 * that has to be, only that one is tried, and says what is wrong.
 */
export function writeChoice(choice: Choice, body: Body, wayOf: WayOf): Code {
  const { to } = body;
  const [only] = choice.options;
  const way: Ways = (option, index) => wayOf(option, optionHint(option, index, body), to);
  if (choice.options.length === 1 && only !== undefined)
    return code`return ${way(only, 0)}(${value}, ${issues});`;
  const told = writeByKind(choice, way, body) ?? writeByTag(choice, way, body);
  if (told !== undefined) return told;
  const name = choice.mode === "any" ? "chooseAny" : "chooseOne";
  const options = choice.mode === "any" ? writeOptions(choice, way, body) : choice.options.map(way);
  const expected = code`${expectedForms(choice, body)}`;
  const others = choice.mode === "any" ? new Map<string, string>() : findNames(choice.options, to);
  const renaming = others.size === 0 ? [] : [literal([...others])];
  return code`return ${call(runtime(name), [value, issues, arrayOf(options), expected, at, ...renaming])};`;
}

/** Members of which several may accept a value, with what is to be known of them to convert by all that do. */
function writeOptions({ options }: Choice, way: Ways, body: Body): Code[] {
  const { to } = body;
  const apart = findApart(options, to);
  return options.map((option, index) => {
    const hint = optionHint(option, index, body);
    const known = writeKnown(knownKeys(option, to), { ...body, hint });
    return objectOf([
      code`way: ${way(option, index)}`,
      ...(known === undefined ? [] : [code`known: ${known}`]),
      ...(apart[index]?.length ? [code`apart: ${literal(apart[index])}`] : []),
    ]);
  });
}

/** The function for a member, made only where it is called. */
type Ways = (option: Schema, index: number) => Code;

function optionHint(option: Schema, index: number, { hint, to }: Body): string {
  const name =
    option.ref === undefined ? (option.notes.title ?? ordinal(index)) : to.plans.nameOf(option.ref);
  return partHint(hint, name);
}

/** Members of which no two accept a value of the same type: null and something else, mostly. */
function writeByKind({ options, mode }: Choice, way: Ways, body: Body): Code | undefined {
  const { to } = body;
  const kinds = options.map((option) => kindsOf(option, to.plans));
  const all = kinds.flat();
  if (new Set(all).size !== all.length) return undefined;
  const isNull = (some: readonly Kind[]): boolean => some.length === 1 && some[0] === "null";
  const sole = kinds.findIndex((some) => !isNull(some));
  const option = options[sole];
  if (kinds.filter((some) => !isNull(some)).length === 1 && option !== undefined) {
    const none = all.includes("null") ? code`if (${value} === null) return null;` : nothing;
    return lines([none, code`return ${way(option, sole)}(${value}, ${issues});`]);
  }
  // A Date is an object and an integer may be a string: their types do not tell models apart.
  if (to.way.name === "write" && (to.view.dates === "Date" || to.view.int64 !== "number")) return undefined;
  const tests = options.map((each, index) => {
    const holds = (kinds[index] ?? []).map((kind) => sourceTest(kind, body));
    return holds.length === 0
      ? nothing
      : code`if (${operators(holds, "||")}) return ${way(each, index)}(${value}, ${issues});`;
  });
  const complaint = code`${issues}.refuse(${mode === "any" ? "anyOf" : "oneOf"}, ${expectedForms({ kind: "choice", options, mode }, body)}, ${value}, ${at})`;
  return lines([...tests, code`return ${complaint};`]);
}

function sourceTest(kind: Kind, { to }: Body): Code {
  const { holds } = testOf(kind, value);
  return kind === "number" && to.view.int64 !== "number"
    ? code`${holds} || typeof ${value} === "bigint"`
    : holds;
}

/** Objects that each say, by a constant member, what they are. */
function writeByTag({ options, mode }: Choice, way: Ways, body: Body): Code | undefined {
  const { to, schema } = body;
  const tag = findTag(schema, options, to.plans);
  if (tag === undefined) return undefined;
  const load = access(value, tag.key);
  const cases = options.map((option, index) => {
    const labels = (tag.values[index] ?? []).map((label) => code`case ${label}:`);
    return code`
      ${labels}
        return ${way(option, index)}(${value}, ${issues});
    `;
  });
  return code`
    if (!${runtime("isObject")}(${value})) return ${issues}.refuse("type", "an object", ${value}, ${at});
    switch (${load}) {
      ${cases}
      default:
        ${issues}.add(${mode === "any" ? "anyOf" : "oneOf"}, ${describeValues(tag.values.flat())}, ${load}, ${at}, ${tag.key});
        return ${value};
    }
  `;
}

function expectedForms({ options, mode }: Choice, { to }: Body): string {
  const found = options.map((option) => (option.ref === undefined ? undefined : to.plans.nameOf(option.ref)));
  const exactly = mode === "one" ? "exactly one of " : "";
  if (found.every((name) => name !== undefined) && found.length <= 6)
    return `${exactly}${found.join(" or ")}`;
  return `${exactly === "" ? "one of " : exactly}the forms that are allowed`;
}
