import {
  type DocsOptions,
  eraOf,
  type Field,
  type Json,
  type Schema,
  type Shape,
  type Shapes,
} from "../ir/index.ts";
import { defaultOf, type Reading, read, readModel } from "./reading.ts";

/** The example that holds for a reading: the nearest one. */
export function exampleOf(schemas: readonly Schema[]): { readonly value: Json } | undefined {
  for (const { notes } of schemas) {
    const [value] = notes.examples;
    if (value !== undefined) return { value };
  }
  return undefined;
}

/** Which fields a sample shows, asked once per field and remembered. */
export interface Printed {
  /** Whether an example stands at this reading or anywhere below it. */
  hasExample(reading: Reading): boolean;
  /** The fields of an object that its sample shows, in their order. */
  fields(fields: readonly Field[]): readonly Field[];
  /** Whether a value can be written at all: streams and uploaded files have no literal. */
  writable(reading: Reading): boolean;
}

export function createPrinted(shapes: Shapes, options: DocsOptions): Printed {
  const examples = createAnswers(false);
  const writables = createAnswers(true);
  const hasExample = (reading: Reading): boolean => {
    if (exampleOf(reading.schemas) !== undefined) return true;
    const { shape } = reading;
    if (shape.kind !== "ref") return inside(shapes, shape).some(hasExample);
    return once(examples, shape.model, () => hasExample(readModel(shapes, shapes.model(shape.model))));
  };
  const shows = (field: Field): boolean => {
    if (field.shape.kind === "literal" && field.schema.notes.default !== undefined) return false;
    if (field.asked === "required") return true;
    if (field.schema.notes.body) return false;
    const reading = read(shapes, field.shape, field.schema);
    const given = defaultOf(reading);
    const example = exampleOf(reading.schemas);
    // A field that has a value anyhow is shown where the document gives another one.
    if (given !== undefined) return example !== undefined && !isSame(example.value, given.value);
    if (field.schema.notes.deprecated || options.optionalFields === "never") return false;
    return options.optionalFields === "always" || hasExample(reading);
  };
  const writable = (reading: Reading): boolean => {
    const { shape } = reading;
    if (shape.kind === "native") return shape.native === "bytes";
    if (shape.kind === "union") return !shape.members.some((member) => member.shape.kind === "native");
    if (shape.kind === "object") {
      const inner = (field: Field): Reading => read(shapes, field.shape, field.schema);
      // A file to upload keeps the whole form from being shown, asked for or not.
      if (shape.fields.some((field) => isUpload(inner(field).shape))) return false;
      return shape.fields.filter(shows).every((field) => writable(inner(field)));
    }
    if (shape.kind !== "ref") return true;
    return once(writables, shape.model, () => writable(readModel(shapes, shapes.model(shape.model))));
  };
  const isMade = ({ schema }: Field): boolean => schema.notes.body === true;
  const hidesMade = eraOf(options.generation).madeFields === "left-out";
  const fields = (all: readonly Field[]): readonly Field[] =>
    all.filter((field) => shows(field) && !(hidesMade && isMade(field)));
  return { hasExample, fields, writable };
}

function isUpload(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.some((member) => isUpload(member.shape));
  return shape.kind === "native" && shape.native === "file";
}

/** So many models may lie one inside the other; real ones stay far below. */
const deepest = 200;

/** Answers to a question about models. */
interface Answers {
  readonly known: Map<string, boolean>;
  /** What a model is told that asks for itself, or that lies too deep. */
  readonly meanwhile: boolean;
  depth: number;
}

function createAnswers(meanwhile: boolean): Answers {
  return { known: new Map(), meanwhile, depth: 0 };
}

/** Computes an answer once per model. */
function once(answers: Answers, model: string, ask: () => boolean): boolean {
  const { known, meanwhile, depth } = answers;
  const answer = known.get(model);
  if (answer !== undefined) return answer;
  if (depth >= deepest) return meanwhile;
  known.set(model, meanwhile);
  answers.depth += 1;
  const found = ask();
  answers.depth -= 1;
  known.set(model, found);
  return found;
}

/** The readings directly inside a shape that is no ref. */
function inside(shapes: Shapes, shape: Shape): readonly Reading[] {
  switch (shape.kind) {
    case "array":
      return [read(shapes, shape.items, shape.schema.array?.items)];
    case "record":
      return [read(shapes, shape.values, valuesOf(shape))];
    case "object":
      return shape.fields.map((field) => read(shapes, field.shape, field.schema));
    case "union":
      return shape.members.map((member) => read(shapes, member.shape, member.schema));
    default:
      return [];
  }
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is said of a map's values, where one schema says it. */
export function valuesOf({ schema }: Extract<Shape, { kind: "record" }>): Schema | undefined {
  const { additionalProperties, patternProperties = [] } = schema.object ?? {};
  return patternProperties.length === 0 ? additionalProperties : undefined;
}
