import { type DocsOptions, type Era, eraOf, type Shapes } from "../ir/index.ts";
import type { Faker } from "./faker.ts";
import { createPrinted, type Printed } from "./printed.ts";
import { cut, type Sample } from "./sample.ts";

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
  /** Models of which no value has an end: they are cut wherever they stand. */
  readonly endless: ReadonlySet<string>;
  /** The models that are being drawn: one inside itself is cut. */
  readonly open: Set<string>;
  /** How many classes may still be drawn for the page at hand. */
  readonly left: { classes: number };
  /** How many lists and maps are being drawn, each inside the one before. */
  readonly nested: { depth: number };
}

/** Lists of lists of lists have no end of values: so deep they are left empty. */
const deepest = 8;
/** So many models may be drawn one inside the other; the next one is cut. */
const deepestModels = 100;
/**
 * Classes that name others twice have samples that double with each: a page's has at most so many classes that were
 * drawn for it, and so many values; what goes beyond is left empty.
 */
const mostClasses = 2000;

export function createPen(
  shapes: Shapes,
  faker: Faker,
  options: DocsOptions,
  endless: ReadonlySet<string>,
): Pen {
  const printed = createPrinted(shapes, options);
  let begun: number | undefined;
  const left = { classes: mostClasses };
  return {
    shapes,
    endless,
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
export function drawInside<T>({ nested }: Pen, count: number, draw: (at: number) => T): T[] {
  nested.depth += 1;
  const most = nested.depth > deepest ? 0 : count;
  const drawn = Array.from({ length: most }, (_, at) => draw(at));
  nested.depth -= 1;
  return drawn;
}

/** Draws a model unless it has no end, as one that is being drawn around this place already. */
export function drawOnce(pen: Pen, id: string, draw: () => Sample, undrawn: Sample = cut): Sample {
  if (pen.endless.has(id) || pen.open.has(id) || pen.open.size >= deepestModels || pen.left.classes === 0)
    return undrawn;
  pen.left.classes -= 1;
  pen.open.add(id);
  const value = draw();
  pen.open.delete(id);
  return value;
}
