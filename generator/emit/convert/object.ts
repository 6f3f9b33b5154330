import {
  isRenamed,
  type ObjectRules,
  type Property,
  restOf,
  type Schema,
  soleModel,
  viewedDate,
} from "../../ir/index.ts";
import {
  type Code,
  call,
  code,
  lines,
  literal,
  member as memberOf,
  nothing,
  raw,
} from "../../print/index.ts";
import {
  access,
  elseBlock,
  inside,
  matchesPattern,
  newSubject,
  partHint,
  plan,
  pointerCode,
  refusing,
  runtime,
  type Step,
  writeExplanation,
} from "../validators/index.ts";
import { type Body, explaining, names, subjectOf } from "./context.ts";
import { judgeDefault } from "./defaults.ts";
import { keysBeside, writeKnown } from "./known.ts";
import type { WayOf } from "./own.ts";
import { convertingKinds, holdsInteger } from "./parts.ts";
import { writeRequired } from "./required.ts";

const { value, issues, at } = names;

/** The names of an object's loop. */
interface Loop {
  readonly key: Code;
  readonly member: Code;
  /** What is being made. */
  readonly made: Code;
}

/**
 * The members of an object, met one after the other in the value's own order: each is checked, converted and put where
 * it belongs.
 */
export function writeObject(body: Body, wayOf: WayOf): Code {
  const { schema, scope, to } = body;
  const { properties = [] } = schema.object ?? {};
  const [key, member, made] = [
    scope.declare("key"),
    scope.declare("member"),
    scope.declare(to.way.name === "read" ? "model" : "json"),
  ].map(raw) as [Code, Code, Code];
  const loop: Loop = { key, member, made };
  const beside = plan(rulesBeside(schema, body), subjectOf(body, "object"), to.plans);
  const cases = properties.map((property) => writeCase(property, loop, body, wayOf));
  const clashes = findClashes(properties, body).map((name) => code`case ${name}:`);
  const others = writeOthers(loop, body, wayOf);
  const meeting =
    properties.length === 0
      ? others
      : code`
          switch (${key}) {
            ${cases}
            ${
              clashes.length === 0
                ? nothing
                : code`
                    ${clashes}
                      ${runtime("clash")}(${value}, ${key}, ${made}, ${issues}, ${at});
                      break;
                  `
            }
            default:
              ${others}
          }
        `;
  return code`
    ${writeExplanation(beside, explaining(body))}
    const ${made}: ${runtime("Members", "type")} = {};
    for (const ${key} in ${value}) {
      const ${member} = ${value}[${key}];
      if (${member} === undefined || ${issues}.full) continue;
      ${meeting}
    }
    ${writeRequired(body)}
    ${properties.some((property) => isRenamed(property, to.view)) ? code`${issues}.countRenamed(${value}, ${made});` : nothing}
    ${writeDefaults(loop, body, wayOf)}
    return ${made};
  `;
}

/** Keys of the value that are what another key becomes: to keep both would lose one. */
function findClashes(properties: readonly Property[], { to, schema }: Body): string[] {
  if (schema.object?.patternProperties === undefined && isNever(restOf(schema))) return [];
  const sources = new Set(properties.map((property) => to.way.sourceKey(property)));
  return properties.map((property) => to.way.targetKey(property)).filter((name) => !sources.has(name));
}

/** What is asked of the object as a whole; its members are known by their keys only. */
function rulesBeside(schema: Schema, { to }: Body): Schema {
  const { at: place, notes, object = {} } = schema;
  const { properties, patternProperties = [], required: _, ...others } = object;
  const {
    additionalProperties: _rest,
    unevaluatedProperties: _unseen,
    dependentSchemas = [],
    ...rules
  } = others;
  const asserting = patternProperties.filter((entry) => !to.conversion.of(entry.schema));
  const dependent = dependentSchemas.filter((entry) => !to.conversion.of(entry.schema));
  const known = properties?.map((property) => ({ ...property, schema: { at: property.schema.at, notes } }));
  const all: ObjectRules = {
    ...rules,
    ...(known !== undefined && { properties: known }),
    ...(asserting.length > 0 && { patternProperties: asserting }),
    ...(dependent.length > 0 && { dependentSchemas: dependent }),
  };
  return { at: place, notes, types: ["object"], object: all };
}

function writeCase(property: Property, loop: Loop, body: Body, wayOf: WayOf): Code {
  const { to, hint } = body;
  const { schema } = property;
  const name = partHint(hint, property.name);
  const { checked, converted } = writeMember(schema, name, loop, body, wayOf);
  return code`
    case ${to.way.sourceKey(property)}:
      ${checked}
      ${store(loop.made, to.way.targetKey(property), converted)}
      break;
  `;
}

/** Sets a member whose key is known; TypeScript takes one that Object has for that one. */
function store(made: Code, key: string, converted: Code): Code {
  return key in Object.prototype
    ? code`${runtime("put")}(${made}, ${key}, ${converted});`
    : code`${memberOf(made, key)} = ${converted};`;
}

interface Written {
  /** Statements that check the member as it is. */
  readonly checked: Code;
  /** What it becomes. */
  readonly converted: Code;
}

function writeMember(schema: Schema, hint: string, { key, member }: Loop, body: Body, wayOf: WayOf): Written {
  const { to } = body;
  if (!to.conversion.of(schema))
    return { checked: writeCheck(schema, hint, { key, member }, body), converted: member };
  const source =
    to.view.int64 !== "number" && to.way.name === "read" && holdsInteger(schema, to)
      ? code`${runtime("exactMember")}(${value}, ${key}, ${issues})`
      : member;
  const scalar = scalarFunction(schema, body);
  if (scalar === undefined)
    return {
      checked: nothing,
      converted: code`${issues}.within(${key}, ${source}, ${wayOf(schema, hint, to)})`,
    };
  const converted = code`${scalar}(${source}, ${issues}, ${pointerCode(schema.at.pointer, explaining(body))}, ${key})`;
  const nullable = schema.types?.includes("null") === true;
  return {
    checked: nothing,
    converted: nullable ? code`${member} === null ? null : ${converted}` : converted,
  };
}

/** The function of the runtime for a value that is a date or an integer of 64 bits and has no other rules. */
function scalarFunction(schema: Schema, { to }: Body): Code | undefined {
  const { at: _at, notes: _notes, types = [], string, number, ...others } = schema;
  if (Object.keys(others).length > 0 || convertingKinds(schema, to).length !== 1) return undefined;
  if (types.some((type) => type !== "null" && type !== "string" && type !== "integer")) return undefined;
  if (types.filter((type) => type !== "null").length > 1) return undefined;
  const { format: _text, ...texts } = string ?? {};
  const { format: _integer, ...bounds } = number ?? {};
  if (Object.keys(texts).length + Object.keys(bounds).length > 0) return undefined;
  const integer = to.view.int64 === "bigint" ? "bigint" : "text";
  return runtime(to.way.scalars[viewedDate(schema, to.view) ?? integer]);
}

/** Explains what is wrong with a member that stays as it is. */
function writeCheck(
  schema: Schema,
  hint: string,
  { key, member }: Pick<Loop, "key" | "member">,
  body: Body,
): Code {
  const { to } = body;
  const model = soleModel(schema);
  if (model !== undefined) {
    return code`if (!${to.plans.predicate(model)}(${member})) ${to.plans.explain(model, member, issues, key)}`;
  }
  return explainMember(planMember(schema, hint, member, body), key, body);
}

/** In a block where that declares something: the cases of a `switch` are one. */
function explainMember(steps: readonly Step[], key: Code, body: Body): Code {
  const checked = inside(key, steps, explaining(body));
  return steps.some(({ kind }) => kind === "unevaluated") ? elseBlock(checked) : checked;
}

function planMember(schema: Schema, hint: string, member: Code, { to, scope }: Body): readonly Step[] {
  const subject = { ...newSubject("", hint, scope.nest()), code: member };
  return plan(schema, subject, to.plans);
}

/** Members whose keys no property has: `patternProperties`, `additionalProperties`, or what the options say. */
function writeOthers(loop: Loop, body: Body, wayOf: WayOf): Code {
  const { schema, hint, to } = body;
  const { patternProperties = [] } = schema.object ?? {};
  const { key, member, made } = loop;
  const keep = code`${runtime("put")}(${made}, ${key}, ${member});`;
  let others = writeRest(restOf(schema), loop, body, wayOf);
  for (const [index, entry] of [...patternProperties.entries()].reverse()) {
    const name = partHint(hint, patternProperties.length === 1 ? "keys" : `${index + 1}`);
    const { converted } = writeMember(entry.schema, name, loop, body, wayOf);
    const put = to.conversion.of(entry.schema)
      ? code`${runtime("put")}(${made}, ${key}, ${converted});`
      : keep;
    others = code`
      if (${matchesPattern(entry, key, name, to.plans)}) {
        ${put}
      } else {
        ${others}
      }
    `;
  }
  return others;
}

function writeRest(rest: Schema | undefined, loop: Loop, body: Body, wayOf: WayOf): Code {
  const { key, member, made } = loop;
  const { to, hint } = body;
  if (rest === undefined) {
    const beside = keysBeside(body.schema, to);
    const known = writeKnown(beside, body);
    if (known === undefined) return code`${runtime("put")}(${made}, ${key}, ${member});`;
    const args = [
      value,
      key,
      made,
      issues,
      at,
      ...(beside.keys.length + beside.patterns.length === 0 ? [] : [known]),
    ];
    return code`${call(runtime("keep"), args)};`;
  }
  const name = partHint(hint, "value");
  if (to.conversion.of(rest)) {
    const { converted } = writeMember(rest, name, loop, body, wayOf);
    return code`${runtime("put")}(${made}, ${key}, ${converted});`;
  }
  const steps = refusing(planMember(rest, name, member, body), "additionalProperties");
  const checked = explainMember(steps, key, body);
  // Who strips what is unknown takes what a newer server adds to a closed schema as well.
  if (isNever(rest)) {
    const forbidden = pointerCode(rest.at.pointer, explaining(body));
    return code`if (!${call(code`${issues}.strips`, [value, key, made, forbidden])}) ${checked}`;
  }
  return lines([checked, code`${runtime("put")}(${made}, ${key}, ${member});`]);
}

function isNever(schema: Schema | undefined): schema is Schema {
  return schema?.types?.length === 0;
}

/** Members that are absent get the default of their schema, where they are asked to and the schema accepts it. */
function writeDefaults(loop: Loop, body: Body, wayOf: WayOf): Code {
  const { schema, to, hint } = body;
  if (to.way.name === "write") return nothing;
  const statements = (schema.object?.properties ?? []).flatMap((property) => {
    const found = judgeDefault(property.schema, (id) => to.plans.lookup(id));
    if (found === undefined) return [];
    const given = literal(found.value);
    const converted = to.conversion.of(property.schema)
      ? code`${issues}.within(${property.key}, ${given}, ${wayOf(property.schema, partHint(hint, property.name), to)})`
      : given;
    const key = to.way.targetKey(property);
    return [code`if (${access(value, property.key)} === undefined) ${store(loop.made, key, converted)}`];
  });
  if (statements.length === 0) return nothing;
  return code`
    if (${issues}.defaults) {
      ${lines(statements)}
    }
  `;
}
