import { knownFormat, type Schema } from "../../ir/index.ts";
import { matchingString, usual } from "./patterns.ts";
import { formatSamples } from "./samples.ts";

/** Numbers on both sides of each limit. */
export function numbers({ number = {} }: Pick<Schema, "number">): number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = number;
  const edges = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((edge) => edge !== undefined);
  const near = edges.flatMap((edge) => [edge, edge - 1, edge + 1, edge - 0.5, edge + 0.5]);
  const multiples =
    multipleOf === undefined ? [] : [multipleOf, multipleOf * 2, multipleOf * 3, multipleOf * 1.5];
  const steps =
    multipleOf === undefined ? [] : edges.map((edge) => Math.ceil(edge / multipleOf) * multipleOf);
  const ranges = format === undefined ? [] : [2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 1e39];
  const own = format?.rules === undefined ? [] : numbers({ number: format.rules });
  return [...near, ...multiples, ...steps, ...own, ...ranges, 0, 1, 1.5, -1, 1e6];
}

/** Strings on both sides of each length, and such as a pattern or a format asks for. */
export function strings({ string = {} }: Pick<Schema, "string">): string[] {
  const { minLength = 0, maxLength, pattern, format } = string;
  const lengths = [
    minLength,
    minLength - 1,
    minLength + 1,
    ...(maxLength === undefined ? [minLength + 1000] : [maxLength, maxLength + 1]),
  ];
  const fillers = lengths
    .filter((length) => length >= 0 && length <= usual)
    .map((length) => "a".repeat(length));
  // What a class of characters leaves out, and what a dot does.
  const others =
    pattern === undefined
      ? []
      : [..."^ \n"].map((one) => one.repeat(Math.min(Math.max(minLength, 1), usual)));
  const known = knownFormat(format) ?? "";
  const matching = pattern === undefined ? [] : matchingString(pattern, minLength, maxLength);
  return [
    ...matching,
    // A format may be called as a member of every object is.
    ...(Object.hasOwn(formatSamples, known) ? formatSamples[known]! : []),
    ...(format?.rules === undefined ? [] : strings({ string: format.rules })),
    ...fillers,
    ...others,
    "A",
    "1",
    "é",
    "x y",
  ];
}
