import { row } from "../row.ts";

/** What `source/` reports. */
export const sourceCodes = {
  "syntax-error": row<{ detail: string }>({
    severity: "error",
    title: "The document is not well-formed YAML or JSON",
    message: ({ detail }) => detail,
    cause: "The file was cut off, mis-indented or edited by hand.",
    cure: "Correct the marked line; an editor with a YAML or JSON mode shows the same place.",
  }),
};
