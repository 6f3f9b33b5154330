import type { Model, Property } from "../../ir/index.ts";
import { type Code, symbol } from "../../print/index.ts";
import { innerNames, runtime } from "../validators/index.ts";

/** One way of converting: from JSON to the model, or back. */
export interface Way {
  readonly name: "read" | "write";
  /** The key that a property has in what is converted, and in what it becomes. */
  sourceKey(property: Pick<Property, "key" | "name">): string;
  targetKey(property: Pick<Property, "key" | "name">): string;
  /** The functions of the runtime for values that differ. */
  readonly scalars: Readonly<Record<Scalar, string>>;
}

/** Values that the model has in another form than JSON. */
export type Scalar = "date-time" | "date" | "bigint" | "text";

export const reads: Way = {
  name: "read",
  sourceKey: ({ key }) => key,
  targetKey: ({ name }) => name,
  scalars: { "date-time": "toMoment", date: "toDay", bigint: "toBigint", text: "toInt64Text" },
};

export const writes: Way = {
  name: "write",
  sourceKey: ({ name }) => name,
  targetKey: ({ key }) => key,
  scalars: { "date-time": "fromMoment", date: "fromDay", bigint: "fromBigint", text: "fromInt64Text" },
};

/** The function that converts values of a model, in that model's module. */
export function converter(way: Way, { name, module }: Pick<Model, "name" | "module">): Code {
  return symbol({ name: innerNames(name)[way.name], from: module.path });
}

/** The parameters of every function that converts. */
export const conversionType: Code = runtime("Conversion", "type");
