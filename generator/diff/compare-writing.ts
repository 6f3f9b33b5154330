import type { ModelId, OperationParameter, OperationResponse, ResponseHeader, Schema } from "../ir/index.ts";
import { type Call, type Places, tell } from "./call.ts";
import type { Side } from "./comparison.ts";
import { essenceOf } from "./media-types.ts";

/** How a parameter is written into a request: values stay as they are, and nobody reads them any more. */
export function compareWriting(
  call: Call,
  base: OperationParameter,
  revision: OperationParameter,
  args: Readonly<Record<string, string>>,
  at: Places,
): void {
  const { comparison } = call;
  // A style is only seen in values that both take: what is one value on one side is none of several.
  const isOne = isOneValue(base.schema, comparison.base) || isOneValue(revision.schema, comparison.revision);
  const [from, to] = [writingOf(base, isOne), writingOf(revision, isOne)];
  if (from !== to)
    return tell(call, "parameter-style-changed", "narrowed", "request", { ...args, from, to }, at);
  // Whoever reads a URL decodes it: what is encoded without need is the same.
  const [was, is] = [base.allowReserved, revision.allowReserved];
  if (was !== is)
    tell(
      call,
      was ? "parameter-reserved-refused" : "parameter-reserved-allowed",
      was ? "narrowed" : "widened",
      "request",
      args,
      at,
    );
}

function writingOf({ in: place, style, explode, content }: OperationParameter, isOne: boolean): string {
  if (content !== undefined) return essenceOf({ mediaType: content });
  const usual = place === "path" || place === "header" ? "simple" : "form";
  const known = style ?? usual;
  // One value is written alike in all styles but those that put something before it.
  if (isOne) return place === "path" ? known : "as it is";
  const isSpread = explode ?? (known === "form" || known === "cookie");
  return `${known}, ${isSpread ? "exploded" : "not exploded"}`;
}

const ofOneValue = new Set(["string", "number", "integer", "boolean", "null"]);

/**
 * Whether a schema takes nothing but single values: by itself, by one of its parts, or in each of its choices.
 * @param known what is known of models that were met on the way; one that leads back to itself says nothing by that
 */
export function isOneValue(schema: Schema, side: Side, known = new Map<ModelId, boolean>()): boolean {
  const { types, enum: values, const: constant, ref, allOf = [], anyOf, oneOf } = schema;
  if (types?.every((type) => ofOneValue.has(type))) return true;
  const listed = values ?? (constant === undefined ? undefined : [constant.value]);
  if (listed?.every((value) => typeof value !== "object" || value === null)) return true;
  const isOne = (part: Schema): boolean => isOneValue(part, side, known);
  const target = ref === undefined ? undefined : side.model(ref)?.schema;
  if (ref !== undefined && target !== undefined && !known.has(ref)) {
    known.set(ref, false);
    known.set(ref, isOne(target));
  }
  if (ref !== undefined && known.get(ref) === true) return true;
  return allOf.some(isOne) || [anyOf, oneOf].some((choice) => choice?.every(isOne));
}

/** What a response says beside its body; names of headers have no case. */
export function compareHeaders(call: Call, base: OperationResponse, revision: OperationResponse): void {
  const [before, after] = [headersOf(base), headersOf(revision)];
  const { status } = base;
  for (const [name, header] of before) {
    const other = after.get(name);
    const args = { name: header.key, status };
    if (other === undefined) {
      const rule = header.required ? "required-response-header-removed" : "response-header-removed";
      tell(call, rule, header.required ? "narrowed" : "none", "response", args, { base: header.at });
      continue;
    }
    const at = { base: header.at, revision: other.at };
    if (header.required && !other.required)
      tell(call, "response-header-became-optional", "narrowed", "response", args, at);
    const [from, to] = [header.written ?? "as usual", other.written ?? "as usual"];
    if (from !== to)
      tell(call, "response-header-style-changed", "incomparable", "response", { ...args, from, to }, at);
    if (header.holds !== other.holds)
      tell(call, "response-header-changed", "incomparable", "response", args, at);
  }
  for (const [name, header] of after) {
    if (before.has(name)) continue;
    tell(
      call,
      "response-header-added",
      "none",
      "response",
      { name: header.key, status },
      { revision: header.at },
    );
  }
}

function headersOf({ headers = [] }: OperationResponse): ReadonlyMap<string, ResponseHeader> {
  return new Map(headers.map((header) => [header.key.toLowerCase(), header]));
}
