import { row } from "../row.ts";

/** What `output/` reports. */
export const outputCodes = {
  "hand-edited": row<{ path: string }>({
    severity: "warning",
    title: "A generated file was edited by hand",
    message: ({ path }) => `${path} was edited by hand and is kept as it is`,
    cause: "The file's content is not what the lock says was written.",
    cure: "Move the edit into the spec or into a file of your own; --force overwrites it.",
  }),
};
