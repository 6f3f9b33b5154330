import type { Field, Json, JsonObject, Shape, Shapes } from "../ir/index.ts";
import { defaultOf, read } from "./reading.ts";
import { type Entry, mergeEntries, number, type Sample, scalar } from "./sample.ts";

const unknown: Shape = { kind: "unknown" };

/** So many names and unions may stand around one value; more are a circle that adds nothing to it. */
const mostHops = 50;

/** Writes an example of the document as a value of the shape: its properties named and ordered as the shape has them. */
export function present(shapes: Shapes, value: Json, shape: Shape, hops = 0): Sample {
  const { shape: at } = read(shapes, shape, undefined);
  if (value === null) return scalar(value);
  if (hops > mostHops) return sampleOf(value);
  switch (at.kind) {
    case "ref":
      return present(shapes, value, withoutName(shapes, at), hops + 1);
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
        ? presentParts(shapes, value, at.parts)
        : present(shapes, value, at.parts.find((part) => fits(shapes, value, part)) ?? unknown, hops + 1);
    case "union":
      return present(
        shapes,
        value,
        bestMember(
          shapes,
          value,
          at.members.map((member) => member.shape),
        ),
        hops + 1,
      );
    case "date":
      if (typeof value !== "string") return sampleOf(value);
      return at.format === "date" ? { kind: "day", text: value } : { kind: "instant", text: value };
    case "number":
      return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
        ? number(Number(value))
        : sampleOf(value);
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
function presentParts(shapes: Shapes, value: JsonObject, parts: readonly Shape[]): Sample {
  const known = parts.map((part) => keysOf(shapes, value, part));
  const all = new Set(known.flatMap((keys) => [...keys]));
  const samples = parts.map((part, at) => {
    const own = Object.entries(value).filter(([key]) => known[at]!.has(key) || !all.has(key));
    return present(shapes, Object.fromEntries(own), part);
  });
  const entries = mergeEntries(samples.map((sample) => (sample.kind === "object" ? sample.entries : [])));
  return { kind: "object", entries };
}

/** The keys that a shape describes, of a choice the member that an example is one of. */
function keysOf(shapes: Shapes, value: Json, shape: Shape, hops = 0): ReadonlySet<string> {
  const { shape: at } = read(shapes, shape, undefined);
  if (hops > mostHops) return new Set();
  const inside = (part: Shape): ReadonlySet<string> => keysOf(shapes, value, part, hops + 1);
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

/** Whether an example may be a value of the shape: of its JSON type, with all keys that it requires. */
export function fits(shapes: Shapes, value: Json, shape: Shape, hops = 0): boolean {
  const { shape: at } = read(shapes, shape, undefined);
  switch (at.kind) {
    case "ref":
      return hops > mostHops || fits(shapes, value, withoutName(shapes, at), hops + 1);
    case "object":
      return (
        isObject(value) &&
        at.fields.every((field) => {
          if (!Object.hasOwn(value, field.key)) return field.presence === "optional";
          return field.shape.kind !== "literal" || field.shape.value === value[field.key];
        })
      );
    case "union":
      return hops > mostHops || at.members.some(({ shape: member }) => fits(shapes, value, member, hops + 1));
    case "intersection":
      return hops > mostHops || at.parts.every((part) => fits(shapes, value, part, hops + 1));
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
