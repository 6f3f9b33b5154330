import type { Field, Json, JsonObject, Schema, Shape, Shapes } from "../ir/index.ts";
import { defaultOf, read } from "./reading.ts";
import { type Entry, marked, mergeEntries, number, type Sample, scalar } from "./sample.ts";

const unknown: Shape = { kind: "unknown" };

/** The schemas of the names around one value: one that is met again is a circle, which adds nothing to it. */
type Around = ReadonlySet<Schema>;

/** Writes an example of the document as a value of the shape: its properties named and ordered as the shape has them. */
export function present(shapes: Shapes, value: Json, shape: Shape, around: Around = new Set()): Sample {
  const { shape: at, schemas } = read(shapes, shape, undefined);
  if (value === null) return scalar(value);
  if (schemas.some((schema) => around.has(schema))) return sampleOf(value);
  const within = new Set([...around, ...schemas]);
  switch (at.kind) {
    case "ref":
      return present(shapes, value, withoutName(shapes, at), within);
    case "object":
      return isObject(value)
        ? presentFields(shapes, value, at.fields, at.rest)
        : { kind: "object", entries: [] };
    case "record":
      return isObject(value) ? presentMap(shapes, value, at.values) : sampleOf(value);
    case "array":
      return isArray(value)
        ? { kind: "array", items: value.map((item) => present(shapes, item, at.items)) }
        : sampleOf(value);
    case "tuple":
      return isArray(value) ? presentTuple(shapes, value, at) : sampleOf(value);
    case "intersection":
      return isObject(value)
        ? presentParts(shapes, value, at.parts, within)
        : present(shapes, value, at.parts.find((part) => fits(shapes, value, part)) ?? unknown, within);
    case "union":
      return present(
        shapes,
        value,
        bestMember(
          shapes,
          value,
          at.members.map((member) => member.shape),
        ),
        within,
      );
    case "date":
      if (typeof value !== "string") return sampleOf(value);
      return at.format === "date" ? { kind: "day", text: value } : { kind: "instant", text: value };
    case "string":
      return marked(sampleOf(value), at);
    case "number":
      return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
        ? marked(number(Number(value)), at)
        : marked(sampleOf(value), at);
    case "bigint":
      return typeof value === "number" ? { kind: "bigint", digits: String(value) } : sampleOf(value);
    case "native":
      return typeof value === "string" ? { kind: "bytes", text: value } : sampleOf(value);
    default:
      return sampleOf(value);
  }
}

/** The shape behind a name; a name that leads only to itself accepts anything. */
function withoutName(shapes: Shapes, ref: Extract<Shape, { kind: "ref" }>): Shape {
  const own = read(shapes, shapes.ofModel(shapes.model(ref.model)), undefined).shape;
  return own.kind === "ref" && own.model === ref.model ? { kind: "unknown" } : own;
}

function presentFields(
  shapes: Shapes,
  value: JsonObject,
  fields: readonly Field[],
  rest: Shape | undefined,
): Sample {
  const entries: Entry[] = [];
  const known = new Set(fields.map((field) => field.key));
  for (const field of fields) {
    if (!Object.hasOwn(value, field.key)) continue;
    const member = present(shapes, value[field.key] as Json, field.shape);
    const byDefault = isDefault(shapes, value[field.key], field) && { byDefault: true as const };
    entries.push({ key: field.name, of: "property", value: member, ...byDefault });
  }
  const others = Object.entries(value).filter(([key]) => !known.has(key));
  if (rest !== undefined && others.length > 0) {
    const more = presentMap(shapes, Object.fromEntries(others), rest);
    entries.push({ key: "additionalProperties", of: "property", value: more });
  }
  return { kind: "object", entries };
}

function presentTuple(
  shapes: Shapes,
  value: readonly Json[],
  { prefix, rest = unknown }: Extract<Shape, { kind: "tuple" }>,
): Sample {
  return {
    kind: "array",
    items: value.map((item, at) => present(shapes, item, prefix[at]?.shape ?? rest)),
  };
}

/** An object that several parts describe: each has the keys that it knows, and those that no part does. */
function presentParts(shapes: Shapes, value: JsonObject, parts: readonly Shape[], around: Around): Sample {
  const known = parts.map((part) => keysOf(shapes, value, part, around));
  const all = new Set(known.flatMap((keys) => [...keys]));
  const samples = parts.map((part, at) => {
    const own = Object.entries(value).filter(([key]) => known[at]!.has(key) || !all.has(key));
    return present(shapes, Object.fromEntries(own), part, around);
  });
  const entries = mergeEntries(samples.map((sample) => (sample.kind === "object" ? sample.entries : [])));
  return { kind: "object", entries };
}

/** The keys that a shape describes, of a choice the member that an example is one of. */
function keysOf(shapes: Shapes, value: Json, shape: Shape, around: Around): ReadonlySet<string> {
  const { shape: at, schemas } = read(shapes, shape, undefined);
  if (schemas.some((schema) => around.has(schema))) return new Set();
  const within = new Set([...around, ...schemas]);
  const inside = (part: Shape): ReadonlySet<string> => keysOf(shapes, value, part, within);
  if (at.kind === "ref") return inside(withoutName(shapes, at));
  if (at.kind === "object") return new Set(at.fields.map(({ key }) => key));
  if (at.kind === "intersection") return new Set(at.parts.flatMap((part) => [...inside(part)]));
  if (at.kind !== "union") return new Set();
  return inside(
    bestMember(
      shapes,
      value,
      at.members.map((member) => member.shape),
    ),
  );
}

function isDefault(shapes: Shapes, value: Json | undefined, { shape, schema }: Field): boolean {
  const given = defaultOf(read(shapes, shape, schema));
  return given !== undefined && JSON.stringify(value) === JSON.stringify(given.value);
}

function presentMap(shapes: Shapes, value: JsonObject, values: Shape): Sample {
  const entries = Object.entries(value).map(
    ([key, member]): Entry => ({ key, of: "map", value: present(shapes, member, values) }),
  );
  return { kind: "object", entries };
}

/** A value without a shape to read it by. */
export function sampleOf(value: Json): Sample {
  if (isArray(value)) return { kind: "array", items: value.map(sampleOf) };
  if (!isObject(value)) return scalar(value);
  const entries = Object.entries(value).map(
    ([key, member]): Entry => ({ key, of: "map", value: sampleOf(member) }),
  );
  return { kind: "object", entries };
}

/** The member that an example is most likely one of: the first that fits its JSON type and has all its keys. */
function bestMember(shapes: Shapes, value: Json, members: readonly Shape[]): Shape {
  const [first] = members;
  const found = members.find((member) => fits(shapes, value, member));
  return found ?? first ?? unknown;
}

/**
 * Whether an example may be a value of the shape: of its JSON type, with all keys that it requires.
 * @param known what was found out of the value so far; a circle refuses nothing
 */
export function fits(
  shapes: Shapes,
  value: Json,
  shape: Shape,
  known: Map<Schema, boolean> = new Map(),
): boolean {
  const { shape: at, schemas } = read(shapes, shape, undefined);
  const met = schemas.find((schema) => known.has(schema));
  if (met !== undefined) return known.get(met) === true;
  for (const schema of schemas) known.set(schema, true);
  const isFitting = fitsRead(shapes, value, at, known);
  for (const schema of schemas) known.set(schema, isFitting);
  return isFitting;
}

function fitsRead(shapes: Shapes, value: Json, at: Shape, known: Map<Schema, boolean>): boolean {
  switch (at.kind) {
    case "ref":
      return fits(shapes, value, withoutName(shapes, at), known);
    case "object":
      return (
        isObject(value) &&
        at.fields.every((field) => {
          if (!Object.hasOwn(value, field.key)) return field.presence === "optional";
          return field.shape.kind !== "literal" || field.shape.value === value[field.key];
        })
      );
    case "union":
      return at.members.some(({ shape }) => fits(shapes, value, shape, known));
    case "intersection":
      return at.parts.every((part) => fits(shapes, value, part, known));
    case "record":
      return isObject(value);
    case "array":
    case "tuple":
      return isArray(value);
    case "string":
    case "date":
      return typeof value === "string";
    case "number":
    case "bigint":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "enum":
      return at.values.some((one) => one === value);
    case "literal":
      return at.value === value;
    default:
      return true;
  }
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}
