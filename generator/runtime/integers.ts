import type { Conversion } from "./conversions.ts";
import { isInt64Text } from "./numbers.ts";
import type { JsonObject } from "./values.ts";

const inexact = "an integer that a number holds exactly; read or write it as text";

/** A member as the text had it, where it is an integer that no number holds. */
export function exactMember(source: JsonObject, key: string, issues: Conversion): unknown {
  return issues.exact?.get(source)?.get(key) ?? source[key];
}

/** The bigint of an integer of 64 bits. A number that is not exact has lost digits already, and is refused. */
export function toBigint(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): bigint | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value)) return issues.counted(BigInt(value));
  if (typeof value === "bigint" && BigInt.asIntN(64, value) === value) return issues.counted(value);
  if (typeof value === "number" && Number.isInteger(value))
    issues.add("unsafe_integer", inexact, value, pointer, key);
  else if (typeof value === "bigint") issues.add("format", "an integer of 64 bits", value, pointer, key);
  else issues.add("type", "an integer", value, pointer, key);
  return undefined;
}

/** The JSON of a bigint: a number, or where the JSON is going to be text, the bigint itself. */
export function fromBigint(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): number | bigint | undefined {
  if (typeof value !== "bigint") {
    issues.add("type", "a bigint", value, pointer, key);
    return undefined;
  }
  const number = Number(value);
  if (Number.isSafeInteger(number)) return issues.counted(number);
  if (BigInt.asIntN(64, value) !== value) issues.add("format", "an integer of 64 bits", value, pointer, key);
  else if (issues.exact === undefined) issues.add("unsafe_integer", inexact, value, pointer, key);
  else return issues.counted(value);
  return undefined;
}

/** An integer of 64 bits as a string of digits. */
export function toInt64Text(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): string | undefined {
  return toBigint(value, issues, pointer, key)?.toString();
}

/** The JSON of an integer that is a string of digits. */
export function fromInt64Text(
  value: unknown,
  issues: Conversion,
  pointer: string,
  key?: string,
): number | bigint | undefined {
  if (isInt64Text(value)) return fromBigint(BigInt(value), issues, pointer, key);
  issues.add("type", "an integer of 64 bits, as a string", value, pointer, key);
  return undefined;
}
