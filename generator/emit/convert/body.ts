import { restItemsOf, restOf, type Schema, soleModel } from "../../ir/index.ts";
import { arrayOf, type Code, call, code, lines, nothing, raw } from "../../print/index.ts";
import {
  access,
  mentionsAt,
  ordinal,
  partHint,
  plan,
  planUnevaluated,
  runtime,
  writeExplanation,
} from "../validators/index.ts";
import { writeChoice } from "./choice.ts";
import { type Body, type Converting, declareConverter, explaining, names, subjectOf } from "./context.ts";
import { type KnownKeys, knownKeys, speaksOfKeys, takesOthers, writeKnown } from "./known.ts";
import { mergeParts } from "./merge.ts";
import { writeOwn } from "./own.ts";
import { convertingKinds, type Part, splitSchema } from "./parts.ts";

const { value, issues, at } = names;

/** The body of a function that converts by a schema: what it asserts of the value, then what becomes of it. */
export function writeBody(body: Body): Code {
  const { schema, to } = body;
  const merged = mergeParts(schema, to);
  if (merged !== undefined) return writeMerged(merged, body);
  const { parts, rest } = splitSchema(schema, to);
  const beside = [
    ...plan(rest, subjectOf(body), to.plans),
    ...planUnevaluated(withoutRest(schema, to), subjectOf(body), to.plans),
  ];
  const statements = lines([
    writeAsItIs(body),
    writeExplanation(beside, explaining(body)),
    writeParts(parts, rest, body),
  ]);
  const place = mentionsAt(statements) ? code`const ${at} = ${schema.at.pointer};` : nothing;
  return lines([place, statements]);
}

/** Checks all that a schema asserts first; then its parts are one that only converts. */
function writeMerged(merged: Schema, body: Body): Code {
  const { schema, to, scope } = body;
  const steps = [
    ...plan(schema, subjectOf(body), to.plans),
    ...planUnevaluated(schema, subjectOf(body), to.plans),
  ];
  const asserted = raw(scope.declare("asserted"));
  const checked = writeExplanation(steps, { ...explaining(body), issues: asserted });
  const asItIs = writeAsItIs(body);
  const converted = writeOwn({ ...body, schema: merged }, wayOf);
  return code`
    ${mentionsAt(lines([asItIs, checked, converted])) ? code`const ${at} = ${schema.at.pointer};` : nothing}
    ${asItIs}
    const ${asserted} = ${runtime("asserting")}(${issues});
    ${checked}
    if (${runtime("takeOver")}(${issues}, ${asserted})) return ${value};
    ${converted}
  `;
}

/** A schema without what its own rules see to as they convert. */
function withoutRest(schema: Schema, to: Converting): Schema {
  const kinds = convertingKinds(schema, to);
  const { object = {}, array = {}, ...others } = schema;
  const { unevaluatedProperties, ...rules } = object;
  const { unevaluatedItems, ...lists } = array;
  const keys = kinds.includes("object") && restOf(schema) === unevaluatedProperties;
  const items = kinds.includes("array") && restItemsOf(schema) === unevaluatedItems;
  return { ...others, object: keys ? rules : object, array: items ? lists : array };
}

/** What is the same on both sides is only checked, where no option asks for more. */
function writeAsItIs(body: Body): Code {
  const { schema, to, scope } = body;
  if (to.way.name === "write" || !to.conversion.of(schema) || to.changes.of(schema)) return nothing;
  const { model } = to.plans;
  if (schema === model.schema) {
    return code`
      if (${issues}.plain) {
        if (!${to.models.predicate(model.id)}(${value})) ${to.models.explain(model.id, value, issues, undefined)}
        return ${value};
      }
    `;
  }
  const inner = { ...body, scope: scope.nest() };
  const steps = [
    ...plan(schema, subjectOf(inner), to.plans),
    ...planUnevaluated(schema, subjectOf(inner), to.plans),
  ];
  return code`
    if (${issues}.plain) {
      ${writeExplanation(steps, explaining(body))}
      return ${value};
    }
  `;
}

/** A function that converts by a schema, or only checks where nothing is to be converted. */
export function wayOf(schema: Schema, hint: string, to: Converting): Code {
  const model = soleModel(schema);
  if (model !== undefined && to.conversion.models.has(model)) return to.converterOf(model);
  return declareConverter(schema, hint, to, writeBody);
}

/** @param rest what is only asserted */
function writeParts(parts: readonly Part[], rest: Schema, body: Body): Code {
  const [part] = parts;
  if (part === undefined) return code`return ${value};`;
  const known = knownKeys(body.schema, body.to);
  if (parts.length === 1 && knowsAlone(part, known, rest, body)) return writePart(part, body);
  const ways = parts.map((one, index) => wayOfPart(one, index, body));
  const keys = writeKnown(known, body) ?? code`undefined`;
  return code`return ${call(runtime("together"), [value, issues, keys, at, arrayOf(ways)])};`;
}

/** Whether the only part that converts can tell by itself which keys are unknown. */
function knowsAlone(part: Part, known: KnownKeys, rest: Schema, { schema, to }: Body): boolean {
  switch (part.kind) {
    case "own":
      // Its rules are told what others know, but where they allow no other keys.
      return !(known.closed && to.way.name === "read" && speaksOfKeys(knownKeys(rest, to)));
    case "condition":
    case "dependent":
      return !speaksOfKeys(known);
    default:
      return !(speaksOfKeys(knownKeys(rest, to)) || takesOthers(schema.object?.unevaluatedProperties));
  }
}

/** The only part of a schema: its statements are the function's. */
function writePart(part: Part, body: Body): Code {
  switch (part.kind) {
    case "own":
      return writeOwn(body, wayOf);
    case "choice":
      return writeChoice(part, body, wayOf);
    case "condition":
      return writeCondition(part.condition, body);
    case "dependent":
      return writeDependent(part, body);
    case "model":
    case "schema":
      return code`return ${wayOfPart(part, 0, body)}(${value}, ${issues});`;
  }
}

/** A part among others, as a function. */
function wayOfPart(part: Part, index: number, body: Body): Code {
  const { to, hint } = body;
  switch (part.kind) {
    case "model":
      return to.converterOf(part.model);
    case "schema":
      return wayOf(part.schema, partHint(hint, ordinal(index)), to);
    default:
      return declareConverter(only(part, body.schema), partHint(hint, part.kind), to, (inner) => {
        const statements = writePart(part, inner);
        const place = mentionsAt(statements) ? code`const ${at} = ${body.schema.at.pointer};` : nothing;
        return lines([place, statements]);
      });
  }
}

/** A schema that says what one part of it says. */
function only(part: Part, schema: Schema): Schema {
  const { at: place, notes } = schema;
  switch (part.kind) {
    case "choice":
      return {
        at: place,
        notes,
        ...(part.mode === "one" ? { oneOf: part.options } : { anyOf: part.options }),
      };
    case "condition":
      return { at: place, notes, condition: part.condition };
    case "own": {
      const { ref: _ref, allOf: _all, oneOf: _one, anyOf: _any, not: _not, condition: _if, ...own } = schema;
      // What the other parts leave over, it cannot tell.
      const { unevaluatedProperties: _keys, ...object } = own.object ?? {};
      const { unevaluatedItems: _items, ...array } = own.array ?? {};
      return { ...own, ...(own.object && { object }), ...(own.array && { array }) };
    }
    default:
      // The trigger's key is that of a property.
      return { at: place, notes, ...(schema.object !== undefined && { object: schema.object }) };
  }
}

function writeCondition(condition: NonNullable<Schema["condition"]>, body: Body): Code {
  const { to, hint } = body;
  const tested = to.plans.helpers.declare({
    identity: to.identity(condition.if),
    hint: `matches${partHint(hint, "condition")}${to.way.name === "read" ? "Json" : ""}`,
    parameter: code`value: unknown`,
    result: "boolean",
    body: (scope) => to.plans.writePredicate(condition.if, scope, partHint(hint, "condition")),
  });
  const then = branch(condition.then, "then", body);
  const otherwise = branch(condition.else, "else", body);
  return code`return ${tested}(${value}) ? ${then} : ${otherwise};`;
}

function branch(schema: Schema | undefined, word: string, { to, hint }: Body): Code {
  return schema === undefined ? value : code`${wayOf(schema, partHint(hint, word), to)}(${value}, ${issues})`;
}

function writeDependent(part: Extract<Part, { kind: "dependent" }>, body: Body): Code {
  const { to, hint, schema } = body;
  const { properties = [], names: others = [] } = schema.object ?? {};
  const property = [...properties, ...others].find(({ key }) => key === part.key);
  const trigger = property === undefined ? part.key : to.way.sourceKey(property);
  const way = wayOf(part.schema, partHint(hint, part.key), to);
  return code`
    if (!${runtime("isObject")}(${value}) || ${access(value, trigger)} === undefined) return ${value};
    return ${way}(${value}, ${issues});
  `;
}
