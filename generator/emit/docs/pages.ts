import type { DocsOptions, Era, Schema, Shapes } from "../../ir/index.ts";
import type { Samples } from "../../sample/index.ts";
import type { Escape } from "./escape/index.ts";

/** What every page is written with. */
export interface Pages {
  readonly shapes: Shapes;
  readonly options: DocsOptions;
  readonly era: Era;
  readonly packageName: string;
  readonly samples: Samples;
  readonly escape: Escape;
}

/** A schema's description; that of the model that it only names, where it has none. */
export function descriptionOf(shapes: Shapes, schema: Schema): string | undefined {
  const seen = new Set<Schema>();
  for (let at: Schema | undefined = schema; at !== undefined && !seen.has(at); ) {
    if (at.notes.undescribed) return undefined;
    if (at.notes.description !== undefined && at.notes.description !== "") return at.notes.description;
    seen.add(at);
    at = at.ref === undefined ? undefined : shapes.model(at.ref).schema;
  }
  return undefined;
}

/** What the heading of a model's page says: its own description, else that of the last part that it is made of. */
export function headingOf(shapes: Shapes, schema: Schema): string | undefined {
  const own = descriptionOf(shapes, schema);
  if (own !== undefined) return own;
  for (const part of [...(schema.allOf ?? [])].reverse()) {
    const inherited = headingOf(shapes, part);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** Whether a schema is deprecated, or the component that it only names, and for what; of a class in its place it says so itself. */
export function deprecationOf(
  shapes: Shapes,
  schema: Schema,
): Pick<Schema["notes"], "deprecated" | "deprecation"> {
  if (schema.notes.deprecated || schema.ref === undefined) return schema.notes;
  const target = shapes.model(schema.ref);
  return target?.role === "component" ? target.schema.notes : schema.notes;
}
