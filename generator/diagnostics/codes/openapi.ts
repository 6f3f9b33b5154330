import { row } from "../row.ts";

/** What `openapi/` reports. */
export const openapiCodes = {
  "ref-not-found": row<{ ref: string; guess?: string | undefined }>({
    severity: "error",
    title: "A $ref points at nothing",
    message: ({ ref, guess }) =>
      `nothing stands at ${JSON.stringify(ref)}${guess === undefined ? "" : `; did you mean ${JSON.stringify(guess)}?`}`,
    cause: "The target was renamed or removed, or the reference has a typing error.",
    cure: "Correct the reference or add the target. Until then the place accepts any value (`unknown`).",
  }),
};
