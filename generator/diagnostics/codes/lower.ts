import { row } from "../row.ts";

/** What `lower/` reports. */
export const lowerCodes = {
  "keyword-not-enforced": row<{ keyword: string; why: string }>({
    severity: "warning",
    title: "A keyword that the validators do not enforce",
    message: ({ keyword, why }) => `${JSON.stringify(keyword)} is not enforced: ${why}`,
    cause: "The keyword belongs to a dialect or an extension that Modelwright does not compile.",
    cure: "Say the same with a keyword that is enforced, or check it in your own code.",
  }),
};
