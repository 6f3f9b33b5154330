import type { Native, Schema } from "../ir/index.ts";
import { isBytes, isFile, isResponse, isStream } from "../runtime/natives.ts";
import { type Evaluated, nothingEvaluated, type Visit } from "./state.ts";

const tests: Readonly<Record<Native, (value: unknown) => boolean>> = {
  bytes: isBytes,
  stream: isStream,
  file: isFile,
  response: isResponse,
};

/** Values outside JSON are told by what they are instances of. */
export function judgeNative(value: unknown, schema: Schema, visit: Visit): Evaluated | undefined {
  if (visit.state.natives === "any" || tests[schema.native as Native](value)) return nothingEvaluated;
  visit.report?.({ path: visit.path, code: "type", pointer: schema.at.pointer });
  return undefined;
}
