import { row } from "../row.ts";

/** What the rooms below `emit/` report. */
export const emitCodes = {
  "wire-failed": row<{ detail: string }>({
    severity: "error",
    title: "openapi-typescript could not read the document",
    message: ({ detail }) => `openapi.ts was not written: ${detail}`,
    cause: "The document has something that openapi-typescript does not accept.",
    cure: "Correct the document, or leave openapi.ts out with --no-wire.",
  }),
};
