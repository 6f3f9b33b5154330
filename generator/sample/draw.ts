import {
  type DocsOptions,
  type Era,
  eraOf,
  type Field,
  type Fold,
  fold,
  type Schema,
  type Shape,
  type Shapes,
} from "../ir/index.ts";
import type { Faker } from "./faker.ts";
import { keysOf } from "./keys.ts";
import { present, sampleOf } from "./present.ts";
import { createPrinted, exampleOf, type Printed, valuesOf } from "./printed.ts";
import { type Reading, read, readModel } from "./reading.ts";
import { type Entry, emptied, nothing, number, type Sample, scalar, sizeOf, text } from "./sample.ts";
import { byFormat, instant, stringByName } from "./strings.ts";

/** What a value is drawn with: one stream of random numbers, and what the run has drawn before. */
export interface Pen {
  readonly shapes: Shapes;
  /** Stands at the stream that was begun last. */
  readonly faker: Faker;
  /** Begins a stream: it costs something only once a value is drawn from it. */
  seed(seed: number): void;
  readonly year: number;
  readonly era: Era;
  readonly printed: Printed;
  /** Values of classes by property name and class: the first one drawn is the one that all pages show. */
  readonly memo: Map<string, Sample>;
  /** What pages are about, by class: a page of its own shows what its union's page shows of it, and the other way round. */
  readonly pages: Map<string, Sample>;
  /** The models that are being drawn: one inside itself is left empty. */
  readonly open: Set<string>;
  /** How many classes may still be drawn for the page at hand. */
  readonly left: { classes: number };
  /** How many lists and maps are being drawn, each inside the one before. */
  readonly nested: { depth: number };
}

/** How many of something is drawn: of scalars up to three, of whatever has a page of its own at most one. */
const manyScalars = 3;
const manyModels = 1;
/** Lists of lists of lists have no end of values: so deep they are left empty. */
const deepest = 8;
/** So many models may be drawn one inside the other; the next one is left empty. */
const deepestModels = 100;
/**
 * Classes that name others twice have samples that double with each: a page's has at most so many classes that were
 * drawn for it, and so many values; what goes beyond is left empty.
 */
const mostClasses = 2000;
const mostValues = 2_000;
/** One in ten nullable values is null. */
const nullShare = 0.1;

export function createPen(shapes: Shapes, faker: Faker, options: DocsOptions): Pen {
  const printed = createPrinted(shapes, options);
  let begun: number | undefined;
  const left = { classes: mostClasses };
  return {
    shapes,
    get faker() {
      if (begun !== undefined) faker.seed(begun);
      begun = undefined;
      return faker;
    },
    seed: (seed) => {
      begun = seed;
      left.classes = mostClasses;
    },
    left,
    year: options.year,
    era: eraOf(options.generation),
    printed,
    memo: new Map(),
    pages: new Map(),
    open: new Set(),
    nested: { depth: 0 },
  };
}

/** Draws what is inside of a list or a map, so many times; none where it lies too deep. */
function drawInside<T>({ nested }: Pen, count: number, draw: (at: number) => T): T[] {
  nested.depth += 1;
  const most = nested.depth > deepest ? 0 : count;
  const drawn = Array.from({ length: most }, (_, at) => draw(at));
  nested.depth -= 1;
  return drawn;
}

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
  return drawReading(pen, reading, name, length);
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
  number: ({ integer }, { faker }) =>
    number(integer ? faker.number.int({ max: 1e6 }) : faker.number.float({ max: 1e4, fractionDigits: 2 })),
  bigint: (_, { faker }) => ({ kind: "bigint", digits: String(faker.number.int({ max: 1e6 })) }),
  string: ({ format }, pen, name) => text(drawString(pen, format, name)),
  date: ({ format }, { faker, year }) =>
    format === "date"
      ? { kind: "day", text: instant(faker, year).slice(0, 10) }
      : { kind: "instant", text: instant(faker, year) },
  literal: ({ value }) => scalar(value),
  enum: ({ values }, { faker }) => drawValue(faker, values),
  array: (shape, pen, name, length) => drawArray(pen, shape, name, length),
  tuple: ({ prefix }, pen) => ({
    kind: "array",
    items: prefix.map((item) => drawPlace(pen, item.shape, undefined, "")),
  }),
  object: ({ fields }, pen) => drawObject(pen, fields),
  record: (shape, pen) => drawRecord(pen, shape, valuesOf(shape)),
  union: ({ members }, pen, name, length) => drawUnion(pen, members, name, length),
  intersection: ({ parts }, pen, name) => ({
    kind: "object",
    entries: parts.flatMap((part) => entriesOf(drawPlace(pen, part, undefined, name))),
  }),
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
      add(name, draw());
    } else if (given !== undefined) {
      entries.push({ key: name, of: "property", value: sampleOf(given.value), byDefault: true });
    }
  }
  return { kind: "object", entries };
}

/** Draws a value of a named class, or takes the one that the run has for it under this property's name. */
function drawModel(pen: Pen, id: string, name: string): Sample {
  const reading = readModel(pen.shapes, pen.shapes.model(id));
  const { shape } = reading;
  const empty: Sample =
    shape.kind === "array" ? { kind: "array", items: [] } : { kind: "object", entries: [] };
  if (shape.kind !== "object") return drawOnce(pen, id, () => drawReading(pen, reading, name)) ?? empty;
  const key = JSON.stringify([name, id]);
  const known = pen.memo.get(key);
  if (known !== undefined) return known;
  const value = drawOnce(pen, id, () => drawObject(pen, shape.fields));
  if (value !== undefined) pen.memo.set(key, value);
  return value ?? empty;
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
    return numbered ? text(`<value ${at + 1}>`) : value;
  });
  return { kind: "array", items: values };
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
  return { kind: "object", entries };
}

type Members = Extract<Shape, { kind: "union" }>["members"];

function drawUnion(pen: Pen, members: Members, name: string, length: Length): Sample {
  const told = members.find(
    (member) => exampleOf(read(pen.shapes, member.shape, member.schema).schemas) !== undefined,
  );
  const member = told ?? (members.length > 0 ? pen.faker.helpers.arrayElement(members) : undefined);
  if (member === undefined) return nothing;
  const { shape } = read(pen.shapes, member.shape, member.schema);
  const isClass = told === undefined && shape.kind === "ref";
  return isClass
    ? drawMember(pen, shape.model, name, members)
    : drawPlace(pen, member.shape, member.schema, name, length);
}

/**
 * Draws a class that is a union's member: unlike that of a property, its value is nobody else's, and is shown whole.
 * Where a tag tells it apart it has what is asked for alone; beside a map of anything it reads as one.
 */
function drawMember(pen: Pen, id: string, name: string, members: Members): Sample {
  const { shape } = readModel(pen.shapes, pen.shapes.model(id));
  if (shape.kind !== "object") return drawModel(pen, id, name);
  const tagged = shape.fields.some((field) => field.shape.kind === "literal");
  const fields = tagged ? shape.fields.filter(({ asked }) => asked === "required") : shape.fields;
  const entries = entriesOf(drawOnce(pen, id, () => drawObject(pen, fields)) ?? nothing);
  const isMap = members.some((one) => one.shape.kind === "record" && one.shape.values.kind === "unknown");
  if (!isMap) return { kind: "object", entries, whole: true };
  const keys = new Map(fields.map((field) => [field.name, field.key]));
  const travelling = entries.map(
    (entry): Entry => ({ ...entry, key: keys.get(entry.key) ?? entry.key, of: "map" }),
  );
  return { kind: "object", entries: travelling, whole: true };
}

/** Draws a model unless it is being drawn around this place already. */
function drawOnce(pen: Pen, id: string, draw: () => Sample): Sample | undefined {
  if (pen.open.has(id) || pen.open.size >= deepestModels || pen.left.classes === 0) return undefined;
  pen.left.classes -= 1;
  pen.open.add(id);
  const value = draw();
  pen.open.delete(id);
  return value;
}

function entriesOf(sample: Sample): readonly Entry[] {
  return sample.kind === "object" ? sample.entries : [];
}
