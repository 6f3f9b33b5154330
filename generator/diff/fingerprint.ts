import { type Schema, walk } from "../ir/index.ts";
import type { Side } from "./comparison.ts";

/** What a schema of a settled Api asserts, as text. */
export function fingerprint(schema: Schema): string {
  const text = known.get(schema) ?? JSON.stringify(schema, onlyAsserted);
  known.set(schema, text);
  return text;
}

const known = new WeakMap<Schema, string>();

/** What `JSON.stringify` is to leave out; values that are listed are text of their own, whatever their keys are called. */
export function onlyAsserted(key: string, value: unknown): unknown {
  if (key === "at" || key === "notes" || key === "name") return undefined;
  return (key === "enum" || key === "const") && value !== undefined ? JSON.stringify(value) : value;
}

/** The same with all models that it refers to, whatever the way. */
export function deepFingerprint(schema: Schema, side: Side): string {
  const met = new Map<string, string>();
  const open = [schema];
  for (const part of open) {
    walk(part, ({ ref }) => {
      const target = ref === undefined || met.has(ref) ? undefined : side.model(ref)?.schema;
      if (ref === undefined || target === undefined) return;
      met.set(ref, fingerprint(target));
      open.push(target);
    });
  }
  return JSON.stringify([fingerprint(schema), [...met].sort(([a], [b]) => (a < b ? -1 : 1))]);
}
