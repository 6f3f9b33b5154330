import type { Row } from "../row.ts";
import { configCodes } from "./config.ts";
import { emitCodes } from "./emit.ts";
import { lowerCodes } from "./lower.ts";
import { openapiCodes } from "./openapi.ts";
import { operationCodes } from "./operations.ts";
import { outputCodes } from "./output.ts";
import { overlayCodes } from "./overlays.ts";
import { sourceCodes } from "./source.ts";

/** Every diagnostic that Modelwright can give, by code. */
export const codes = {
  ...sourceCodes,
  ...openapiCodes,
  ...overlayCodes,
  ...lowerCodes,
  ...operationCodes,
  ...emitCodes,
  ...outputCodes,
  ...configCodes,
};

/** The name of a diagnostic: `"ref-not-found"`. Codes are stable: they are never renamed or reused. */
export type Code = keyof typeof codes;

/** What the message of a code needs to be told. */
export type Arguments<C extends Code> = (typeof codes)[C] extends Row<infer Args> ? Args : never;

/** Whether a code speaks of a run and of the folder it writes to: the same document may be without it the next time. */
export function isOfRun(code: Code): boolean {
  return Object.hasOwn(outputCodes, code);
}
