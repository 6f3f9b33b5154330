import type { Schema } from "../ir/index.ts";
import type { Dialect } from "../openapi/index.ts";

/**
 * How a keyword family lowers the schemas inside it. Places that a program names (properties, items, values, members)
 * may become models of their own; places that only assert (`not`, `if`, `allOf`) stay where they are.
 */
export interface LowerPart {
  readonly dialect: Dialect;
  readonly order: "document" | "alphabetical";
  /** The names of an object's properties in the model's view, in the keys' order. */
  propertyNames(keys: readonly string[], schemas: Readonly<Record<string, unknown>>): readonly string[];
  property(key: string, value: unknown): Schema;
  /** Whether the document keeps a property from programs: it is asserted, and nobody has to give it. */
  isHidden(value: unknown): boolean;
  /** The items of an array, below a keyword. */
  item(keyword: string): Schema;
  items(keyword: string, values: readonly unknown[]): readonly Schema[];
  /** The values of a map, below a keyword. */
  value(keyword: string): Schema;
  /** The members of a union. */
  members(keyword: string, values: readonly unknown[]): readonly Schema[];
  /** A part of `allOf`. */
  inherit(value: unknown, index: number): Schema;
  /** An asserting schema, directly below a keyword. */
  plain(keyword: string): Schema;
  /** An asserting schema further below. */
  at(value: unknown, ...tokens: readonly (string | number)[]): Schema;
}
