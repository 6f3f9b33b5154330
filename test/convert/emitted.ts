import { expect } from "vitest";
import type { View } from "../../generator/ir/index.ts";
import { apiOf, type Emitted, load, specOf } from "./package.ts";

/** A view in which all that can differ does. */
export const all: Partial<View> = { properties: "camel", dates: "Date", int64: "bigint" };

/** The functions of the component X, as that view has them. */
export async function emitted(schemas: Record<string, unknown>, view: Partial<View> = all): Promise<Emitted> {
  const { api } = await apiOf(specOf(schemas), view);
  const found = (await load(api)).get("X");
  if (found === undefined) throw new Error("no model is called X");
  return found;
}

/** The issues of a call that throws, as `path code`. */
export function issuesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    const { issues } = error as { issues: readonly { path: (string | number)[]; code: string }[] };
    return issues.map(({ path, code }) => `${path.join("/")} ${code}`);
  }
  return [];
}

/** Decodes, compares, encodes, compares. */
export function thereAndBack(x: Emitted, json: unknown, model: unknown): void {
  const before = structuredClone(json);
  expect(x.decode(json)).toEqual(model);
  expect(json).toEqual(before);
  expect(x.is(model)).toBe(true);
  expect(x.encode(model)).toEqual(json);
}

export const moment = { type: "string", format: "date-time" };
export const day = { type: "string", format: "date" };
export const long = { type: "integer", format: "int64" };
export const text = { type: "string" };
