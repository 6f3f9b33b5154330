import type { Api, DocsOptions, Member, Model, ModelId, Shape, Shapes } from "../ir/index.ts";
import { drawArray, drawObject, drawPlace, drawReading } from "./draw.ts";
import { findEndless } from "./endless.ts";
import { loadFaker } from "./faker.ts";
import { drawOrder } from "./order.ts";
import { createPen, type Pen } from "./pen.ts";
import { fits, present } from "./present.ts";
import { exampleOf } from "./printed.ts";
import { type Reading, read, readModel } from "./reading.ts";
import { type Sample, shown } from "./sample.ts";
import { seedOf } from "./seed.ts";

/** The sample values of a whole run; `undefined` where none can be written, as for streams. */
export interface Samples {
  /** The value on a model's page. */
  of(model: Model): Sample | undefined;
  /** The values on a union's page, member by member. */
  members(model: Model): readonly (Sample | undefined)[];
}

/** How code writes a shape: `string[]`, `models.Pet`. The members of a union take their seeds from it. */
export type Label = (shape: Shape) => string;

/**
 * Draws every page's sample. The values depend on each other: a nested class shows the value that the run drew for it
 * first, so that all pages are drawn at once, in `drawOrder`.
 */
export async function createSamples(
  api: Api,
  shapes: Shapes,
  options: DocsOptions,
  label: Label,
): Promise<Samples> {
  const pen = createPen(shapes, await loadFaker(), options, findEndless(api, shapes));
  const values = new Map<ModelId, Sample | undefined>();
  const members = new Map<ModelId, readonly (Sample | undefined)[]>();
  const errors = errorMembers(api, shapes);
  for (const model of drawOrder(api, shapes)) {
    if (!model.page || model.role === "error" || errors.has(model.id)) continue;
    const reading = readModel(shapes, model);
    if (reading.shape.kind === "union") {
      members.set(
        model.id,
        drawMembers(pen, reading, label).map((sample) => sample && shown(sample)),
      );
    } else {
      const sample = drawPage(pen, model, reading);
      values.set(model.id, sample && shown(sample));
    }
  }
  return { of: ({ id }) => values.get(id), members: ({ id }) => members.get(id) ?? [] };
}

/** The members of unions that are the bodies of errors: they are errors themselves, which have no sample. */
function errorMembers(api: Api, shapes: Shapes): ReadonlySet<ModelId> {
  const found = new Set<ModelId>();
  const responses = api.operations.flatMap((operation) => operation.responses);
  for (const { schema } of responses.flatMap(({ contents }) => contents)) {
    if (schema.ref === undefined) continue;
    const model = shapes.model(schema.ref);
    const { shape } = readModel(shapes, model);
    if (model.directory !== "errors" || shape.kind !== "union") continue;
    for (const member of shape.members) {
      const inner = read(shapes, member.shape, member.schema).shape;
      if (inner.kind === "ref") found.add(inner.model);
    }
  }
  return found;
}

/** A page's value, on a stream of its own. */
function drawPage(pen: Pen, model: Model, reading: Reading): Sample | undefined {
  pen.seed(seedOf(model.name));
  return drawWhole(pen, model, reading, isEnvelope(model, reading) ? 2 : 1);
}

function drawWhole(pen: Pen, model: Model, reading: Reading, times: number): Sample | undefined {
  if (!pen.printed.writable(reading)) return undefined;
  const example = exampleOf(reading.schemas);
  if (example !== undefined) return present(pen.shapes, example.value, reading.shape);
  const known = pen.pages.get(model.id);
  if (known !== undefined) return known;
  if (isEnvelope(model, reading) && pen.era.madeFields === "left-out") return { kind: "object", entries: [] };
  pen.open.add(model.id);
  const draw = (): Sample =>
    reading.shape.kind === "object" ? drawObject(pen, reading.shape.fields) : drawReading(pen, reading, "");
  let value = draw();
  for (let time = 1; time < times; time += 1) value = draw();
  pen.open.delete(model.id);
  if (reading.shape.kind === "object") pen.pages.set(model.id, value);
  return value;
}

/**
 * A response with its headers: the format draws its value twice from one stream and shows the second, for which the
 * first has already filled in the nested classes.
 */
function isEnvelope({ role }: Model, { shape }: Reading): boolean {
  if (role !== "response" || shape.kind !== "object" || shape.fields.length === 0) return false;
  return shape.fields.every(({ key }) => key === "headers" || key === "Result");
}

/** A union's members; an example of the union itself stands at the first member that it fits. */
function drawMembers(pen: Pen, { shape, schemas }: Reading, label: Label): readonly (Sample | undefined)[] {
  if (shape.kind !== "union") return [];
  const example = exampleOf(schemas);
  const place =
    example === undefined
      ? -1
      : shape.members.findIndex((member) => fits(pen.shapes, example.value, member.shape));
  return shape.members.map((member, at) =>
    at === place && example !== undefined
      ? present(pen.shapes, example.value, member.shape)
      : drawMember(pen, member, label),
  );
}

function drawMember(pen: Pen, member: Member, label: Label): Sample | undefined {
  const { shapes } = pen;
  const reading = read(shapes, member.shape, member.schema);
  if (reading.shape.kind === "native" && !pen.printed.writable(reading)) return undefined;
  pen.seed(seedOf(label(reading.shape)));
  const example = exampleOf(reading.schemas);
  if (example !== undefined) return present(shapes, example.value, reading.shape);
  if (reading.shape.kind === "array") return drawArray(pen, reading.shape, "");
  if (reading.shape.kind !== "ref") return drawPlace(pen, member.shape, member.schema, "");
  const model = shapes.model(reading.shape.model);
  return drawWhole(pen, model, readModel(shapes, model), 1);
}
