import {
  type Field,
  type Fold,
  fold,
  type Member,
  type Schema,
  type Shape,
  type TupleItem,
} from "../ir/index.ts";
import type { Faker } from "./faker.ts";
import { keysOf } from "./keys.ts";
import { drawInside, drawOnce, type Pen } from "./pen.ts";
import { fits, present, sampleOf } from "./present.ts";
import { exampleOf, valuesOf } from "./printed.ts";
import { type Reading, read, readModel } from "./reading.ts";
import {
  cut,
  type Entry,
  emptied,
  isCut,
  jsonOf,
  marked,
  mergeEntries,
  nothing,
  number,
  type Sample,
  scalar,
  sizeOf,
  text,
} from "./sample.ts";
import { byFormat, instant, stringByName } from "./strings.ts";

/** How many of something is drawn: of scalars up to three, of whatever has a page of its own at most one. */
const manyScalars = 3;
const manyModels = 1;
/** So many values a page may have; what goes beyond is left empty. */
const mostValues = 2_000;
/** One in ten nullable values is null. */
const nullShare = 0.1;

/** How long a list is: as drawn, or long enough to show what examples its items have. */
type Length = "as drawn" | "to show examples";

/** Draws the value of a place: a property, an item, a member. `name` is the property's, and what its items go by. */
export function drawPlace(
  pen: Pen,
  shape: Shape,
  schema: Schema | undefined,
  name: string,
  length: Length = "as drawn",
): Sample {
  const reading = read(pen.shapes, shape, schema);
  const example = exampleOf(reading.schemas);
  if (example !== undefined) return present(pen.shapes, example.value, reading.shape);
  const mayBeNull = reading.orNull && reading.shape.kind !== "unknown";
  if (mayBeNull && pen.faker.number.float() < nullShare) return nothing;
  const value = drawReading(pen, reading, name, length);
  return mayBeNull && isCut(value) ? nothing : value;
}

/** Draws a value that is not null and has no example of its own. */
export function drawReading(pen: Pen, reading: Reading, name: string, length: Length = "as drawn"): Sample {
  return fold(reading.shape, draws, pen, name, length);
}

const draws: Fold<Sample, [pen: Pen, name: string, length: Length]> = {
  unknown: (_, { faker }, name) => text(stringByName(faker, name)),
  never: () => nothing,
  null: () => nothing,
  boolean: (_, { faker }) => ({ kind: "boolean", value: faker.datatype.boolean() }),
  number: (shape, { faker }) => {
    const value = shape.integer
      ? faker.number.int({ max: 1e6 })
      : faker.number.float({ max: 1e4, fractionDigits: 2 });
    return marked(number(value), shape);
  },
  bigint: (_, { faker }) => ({ kind: "bigint", digits: String(faker.number.int({ max: 1e6 })) }),
  string: (shape, pen, name) => marked(text(drawString(pen, shape.format, name)), shape),
  date: ({ format }, { faker, year }) =>
    format === "date"
      ? { kind: "day", text: instant(faker, year).slice(0, 10) }
      : { kind: "instant", text: instant(faker, year) },
  literal: ({ value }) => scalar(value),
  enum: ({ values }, { faker }) => drawValue(faker, values),
  array: (shape, pen, name, length) => drawArray(pen, shape, name, length),
  tuple: ({ prefix }, pen) => drawTuple(pen, prefix),
  object: ({ fields }, pen) => drawObject(pen, fields),
  record: (shape, pen) => drawRecord(pen, shape, valuesOf(shape)),
  union: ({ members }, pen, name, length) => drawUnion(pen, members, name, length),
  intersection: ({ parts }, pen, name) => drawParts(pen, parts, name),
  ref: ({ model }, pen, name) => drawModel(pen, model, name),
  native: (_, { faker }) => ({ kind: "bytes", text: faker.string.hexadecimal({ length: 10 }) }),
};

function drawString(pen: Pen, format: string | undefined, name: string): string {
  const known = format !== undefined && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined;
  return known === undefined ? stringByName(pen.faker, name) : known(pen.faker, pen.year);
}

function drawValue(faker: Faker, values: readonly (string | number | boolean)[]): Sample {
  const [only] = values;
  if (only === undefined) return nothing;
  return scalar(values.length === 1 ? only : faker.helpers.arrayElement(values));
}

/**
 * Draws an object afresh: the fields that samples show, in their order. A field that shows an example shows at least
 * one item of a list; the body of a request is drawn twice, and the second value shown.
 */
export function drawObject(pen: Pen, fields: readonly Field[]): Sample {
  const entries: Entry[] = [];
  let room = mostValues;
  const add = (name: string, value: Sample): void => {
    room -= sizeOf(value);
    entries.push({ key: name, of: "property", value: room > 0 ? value : emptied(value) });
  };
  const printed = new Set(pen.printed.fields(fields));
  for (const field of fields) {
    const { name, schema } = field;
    const given = schema.notes.default;
    if (printed.has(field)) {
      const length = field.asked === "optional" ? "to show examples" : "as drawn";
      const draw = (): Sample => drawPlace(pen, field.shape, schema, name, length);
      if (schema.notes.body) draw();
      const value = draw();
      if (!isCut(value) || field.asked === "required") add(name, value);
    } else if (given !== undefined) {
      entries.push({ key: name, of: "property", value: sampleOf(given.value), byDefault: true });
    }
  }
  return ofEntries(entries);
}

/** An object; one that holds what is cut is cut itself. */
function ofEntries(entries: readonly Entry[]): Sample {
  const isWhole = !entries.some(({ value }) => isCut(value));
  return isWhole ? { kind: "object", entries } : { kind: "object", entries, cut: true };
}

/** Draws what is all of its parts: objects as one, anything else as the part whose value the others take, the own type first. */
function drawParts(pen: Pen, parts: readonly Shape[], name: string): Sample {
  const values = parts.map((part) => {
    const value = drawPlace(pen, part, undefined, name);
    return value.kind === "null" ? drawReading(pen, read(pen.shapes, part, undefined), name) : value;
  });
  const objects = values.filter((value) => value.kind === "object");
  if (objects.length === values.length) return ofEntries(mergeEntries(objects.map(({ entries }) => entries)));
  const taken = values.findLast((value) => parts.every((part) => fits(pen.shapes, jsonOf(value), part)));
  return taken ?? values[0] ?? nothing;
}

/** Draws a value of a named class, or takes the one that the run has for it under this property's name. */
function drawModel(pen: Pen, id: string, name: string): Sample {
  const reading = readModel(pen.shapes, pen.shapes.model(id));
  const { shape } = reading;
  if (shape.kind !== "object") return drawOnce(pen, id, () => drawReading(pen, reading, name), empty(shape));
  const key = JSON.stringify([name, id]);
  const known = pen.memo.get(key);
  if (known !== undefined) return known;
  const value = drawOnce(pen, id, () => drawObject(pen, shape.fields));
  // What is cut here is whole where another model is drawn around it.
  if (!isCut(value)) pen.memo.set(key, value);
  return value;
}

/** What stands for a value that is not drawn: lists and maps may be empty. */
function empty({ kind }: Shape): Sample {
  if (kind === "array") return { kind: "array", items: [] };
  return kind === "record" ? { kind: "object", entries: [] } : cut;
}

/** Draws a list. */
export function drawArray(
  pen: Pen,
  { items, schema: { array } }: Pick<Extract<Shape, { kind: "array" }>, "items" | "schema">,
  name: string,
  length: Length = "as drawn",
): Sample {
  const reading = read(pen.shapes, items, array?.items);
  const most = isScalar(pen, reading.shape) ? manyScalars : manyModels;
  const told = exampleOf(reading.schemas) !== undefined;
  const shown = told || (length === "to show examples" && pen.printed.hasExample(reading));
  const count = shown ? 1 : pen.faker.number.int({ max: most });
  const values = drawInside(pen, count, (at) => {
    const value = drawPlace(pen, items, array?.items, `${name} item`);
    const plain = reading.shape.kind === "string" || reading.shape.kind === "unknown";
    const numbered = plain && value.kind === "string" && value.value === "<value>";
    return numbered ? { ...value, value: `<value ${at + 1}>` } : value;
  });
  return { kind: "array", items: values.filter((value) => !isCut(value)) };
}

/** Draws the items that a tuple has by place, up to the first that is cut and may be left out. */
function drawTuple(pen: Pen, prefix: readonly TupleItem[]): Sample {
  const items: Sample[] = [];
  for (const { shape, presence } of prefix) {
    const item = drawPlace(pen, shape, undefined, "");
    if (isCut(item) && presence === "optional") break;
    items.push(item);
  }
  return items.some(isCut) ? { kind: "array", items, cut: true } : { kind: "array", items };
}

/** Whether a value is drawn at once, without choosing or descending. */
function isScalar(pen: Pen, shape: Shape): boolean {
  const seen = new Set<string>();
  let at = shape;
  while (at.kind === "ref") {
    // Models that are nothing but each other are drawn as nothing.
    if (seen.has(at.model)) return true;
    seen.add(at.model);
    at = readModel(pen.shapes, pen.shapes.model(at.model)).shape;
  }
  return !["object", "union", "enum", "intersection"].includes(at.kind);
}

function drawRecord(
  pen: Pen,
  { values, schema: { object } }: Extract<Shape, { kind: "record" }>,
  schema: Schema | undefined,
): Sample {
  const drawn = pen.faker.number.int({ max: manyScalars });
  const count = pen.printed.hasExample(read(pen.shapes, values, schema)) ? 1 : drawn;
  const keys = keysOf(object?.propertyNames, count, pen);
  const entries = drawInside(pen, keys.length, (at): Entry => {
    return { key: keys[at]!, of: "map", value: drawPlace(pen, values, schema, "") };
  });
  return { kind: "object", entries: entries.filter(({ value }) => !isCut(value)) };
}

/** Draws one member of a choice; where that is cut, the first that is not. */
function drawUnion(pen: Pen, members: readonly Member[], name: string, length: Length): Sample {
  const told = members.find(
    (member) => exampleOf(read(pen.shapes, member.shape, member.schema).schemas) !== undefined,
  );
  const chosen = told ?? (members.length > 0 ? pen.faker.helpers.arrayElement(members) : undefined);
  if (chosen === undefined) return nothing;
  const draw = (member: Member): Sample => {
    const { shape } = read(pen.shapes, member.shape, member.schema);
    return member !== told && shape.kind === "ref"
      ? drawMember(pen, shape.model, name, members)
      : drawPlace(pen, member.shape, member.schema, name, length);
  };
  const value = draw(chosen);
  if (!isCut(value)) return value;
  for (const other of members) {
    const instead = other === chosen ? value : draw(other);
    if (!isCut(instead)) return instead;
  }
  return value;
}

/**
 * Draws a named type that is a union's member: its value is never shared with a property's sample, and is shown whole.
 * A member with a tag shows required fields alone; beside a member that is a map of anything, its fields are written as
 * entries of a map, by their JSON keys.
 */
function drawMember(pen: Pen, id: string, name: string, members: readonly Member[]): Sample {
  const { shape } = readModel(pen.shapes, pen.shapes.model(id));
  if (shape.kind !== "object") return drawModel(pen, id, name);
  const tagged = shape.fields.some((field) => field.shape.kind === "literal");
  const fields = tagged ? shape.fields.filter(({ asked }) => asked === "required") : shape.fields;
  const value = drawOnce(pen, id, () => drawObject(pen, fields));
  const isMap = members.some((one) => one.shape.kind === "record" && one.shape.values.kind === "unknown");
  if (value.kind !== "object" || isCut(value)) return value;
  const { entries } = value;
  if (!isMap) return { kind: "object", entries, whole: true };
  const keys = new Map(fields.map((field) => [field.name, field.key]));
  const travelling = entries.map(
    (entry): Entry => ({ ...entry, key: keys.get(entry.key) ?? entry.key, of: "map" }),
  );
  return { kind: "object", entries: travelling, whole: true };
}
