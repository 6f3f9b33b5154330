import type { Origin, Report } from "../diagnostics/index.ts";
import { noNotes, type Schema } from "../ir/index.ts";
import { describeValue } from "./keyword-reader.ts";
import { isTypeName } from "./keywords/types.ts";

/** What stands where a schema belongs and is none: told, and unknown. */
export function lowerNoSchema(value: unknown, at: Origin, report: Report): Schema {
  report({ code: "not-a-schema", at, args: { found: describeValue(value), meant: meantBy(value, at) } });
  return { at, notes: noNotes, unknown: "members" };
}

/** What somebody may have meant who wrote no schema where one belongs, in words of a message. */
function meantBy(value: unknown, { pointer }: Origin): string | undefined {
  if (typeof value === "string") {
    if (/^#\/|\.(?:ya?ml|json)(?:#|$)/.test(value)) return `did you mean \`$ref: ${JSON.stringify(value)}\`?`;
    return isTypeName(value) ? `did you mean \`type: ${value}\`?` : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  if (pointer.endsWith("/properties/required")) return "did you mean `required` beside `properties`?";
  return pointer.endsWith("/items") ? "a list of schemas is `prefixItems`, from OpenAPI 3.1 on" : undefined;
}
