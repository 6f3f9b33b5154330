import { sValidator } from "@hono/standard-validator";
import { ApiServiceIdAuthTokenIssue } from "authlete-2/models";
import type { Issue } from "authlete-2/runtime";
import { Hono } from "hono";
import { describeProblem } from "./problem.ts";

/** The model goes in as it is: it implements Standard Schema. */
export const app = new Hono().post(
  "/auth/token/issue",
  sValidator("json", ApiServiceIdAuthTokenIssue, (result, context) => {
    if (result.success) return undefined;
    const problem = describeProblem(result.error as readonly Issue[]);
    return context.body(JSON.stringify(problem), 422, { "content-type": "application/problem+json" });
  }),
  (context) => {
    const { ticket, subject } = context.req.valid("json");
    return context.json({ accessToken: `${ticket}.${subject}` });
  },
);
