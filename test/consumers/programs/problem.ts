import type { Issue } from "authlete-2/runtime";

/** A problem document (RFC 9457) of what is wrong with a request: a JSON Pointer into the body for each issue. */
export function describeProblem(issues: readonly Issue[]): Record<string, unknown> {
  return {
    type: "https://example.com/problems/invalid-request",
    title: "The request is not valid",
    status: 422,
    errors: issues.map(({ path, code, message }) => ({
      pointer: path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
      code,
      detail: message,
    })),
  };
}
