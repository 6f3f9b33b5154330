import { child, type Origin, type Report } from "../diagnostics/index.ts";
import type { Node } from "./document.ts";
import { isObject } from "./schema-keywords.ts";

/** How many levels of schemas may be made of each other: whoever follows them recurses. Of 2,644 public documents none has more. */
export const maxLevels = 100;

/** How many schemas one may come to where all that it is made of is written out. Of 2,644 public documents none has more. */
export const maxSchemas = 20_000;

/** What a schema comes to where the schemas that it is made of stand in it instead of references to them. */
interface Extent {
  readonly levels: number;
  readonly schemas: number;
}

/** Keeps schemas that are made of each other within bounds, by leaving out the references that lead beyond. */
export interface Compositions {
  /** Measures what a schema is made of, once. */
  measure(schema: Node): void;
  /** Whether the reference of the object at a place is left out. */
  leavesOut(at: Origin): boolean;
}

type Reference = { readonly ref: string; readonly at: Origin };

/** A schema that is being measured: what it comes to so far, and what it still refers to. */
interface Step {
  readonly value: object;
  readonly references: readonly Reference[];
  next: number;
  levels: number;
  schemas: number;
}

/**
 * Schemas are made of others by the applicators that apply in place (JSON Schema 2020-12 core, 10.2) and by `$ref`; members
 * and items are others' values. Ten lines of a document can come to more schemas than any memory holds:
 * `A: {allOf: [B, B]}`, `B: {allOf: [C, C]}` and so on. Circles are told elsewhere, and count once here.
 */
export function createCompositions(
  follow: (ref: string, from: Origin) => Node | undefined,
  report: Report,
): Compositions {
  const known = new Map<object, Extent | "open">();
  const leftOut = new Set<string>();

  const add = (step: Step, { at }: Reference, extent: Extent): void => {
    const isDeep = extent.levels + 1 > maxLevels;
    if (isDeep || step.schemas + extent.schemas > maxSchemas) {
      leftOut.add(`${at.file}#${at.pointer}`);
      const args = { limit: isDeep ? maxLevels : maxSchemas, of: isDeep ? "levels" : "schemas" } as const;
      report({ code: "composition-too-large", at: child(at, "$ref"), args });
      return;
    }
    step.levels = Math.max(step.levels, extent.levels + 1);
    step.schemas += extent.schemas;
  };
  const begin = (schema: Node): Step | undefined => {
    if (!isObject(schema.value)) return undefined;
    known.set(schema.value, "open");
    const found = partsOf(schema);
    return { value: schema.value, references: found.references, next: 0, levels: 1, schemas: found.count };
  };
  const measure = (schema: Node): void => {
    if (!isObject(schema.value) || known.has(schema.value)) return;
    const way = [begin(schema)!];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const reference = step.references[step.next];
      if (reference === undefined) {
        known.set(step.value, { levels: step.levels, schemas: step.schemas });
        way.pop();
        continue;
      }
      const target = follow(reference.ref, reference.at);
      const extent = isObject(target?.value) ? known.get(target.value) : "open";
      const inner = extent === undefined ? begin(target!) : undefined;
      if (inner !== undefined) {
        way.push(inner);
        continue;
      }
      if (extent !== undefined && extent !== "open") add(step, reference, extent);
      step.next += 1;
    }
  };
  return { measure, leavesOut: ({ file, pointer }) => leftOut.size > 0 && leftOut.has(`${file}#${pointer}`) };
}

const lists = ["allOf", "anyOf", "oneOf"];
const singles = ["not", "if", "then", "else"];

/** The references of a schema that apply to the same value as it does, and how many schemas stand in it that do. */
function partsOf(schema: Node): { readonly references: readonly Reference[]; readonly count: number } {
  const references: Reference[] = [];
  let count = 0;
  const visit = (value: unknown, at: Origin): void => {
    if (!isObject(value)) return;
    count += 1;
    if (typeof value.$ref === "string") references.push({ ref: value.$ref, at });
    for (const keyword of lists) {
      const list = value[keyword];
      if (!Array.isArray(list)) continue;
      for (const [index, item] of list.entries()) visit(item, child(at, keyword, index));
    }
    for (const keyword of singles)
      if (Object.hasOwn(value, keyword)) visit(value[keyword], child(at, keyword));
    const { dependentSchemas } = value;
    if (!isObject(dependentSchemas)) return;
    for (const [key, item] of Object.entries(dependentSchemas))
      visit(item, child(at, "dependentSchemas", key));
  };
  visit(schema.value, schema.at);
  return { references, count };
}
