import * as all from "authlete-2";
import {
  type ApiServiceIdAuthTokenIssue,
  isApiServiceIdAuthTokenIssue,
  parseApiServiceIdAuthTokenIssue,
  validateApiServiceIdAuthTokenIssue,
} from "authlete-2/models";
import type * as errors from "authlete-2/models/errors";
import type * as operations from "authlete-2/models/operations";
import { Property } from "authlete-2/models/property";
import type { components, paths } from "authlete-2/openapi";
import * as calls from "authlete-2/operations";
import { type Issue, type Result, type Schema, ValidationError } from "authlete-2/runtime";

declare const input: unknown;

export const token: ApiServiceIdAuthTokenIssue = parseApiServiceIdAuthTokenIssue(input);
declare const wire: components["schemas"]["Property"];
export const fromWire: Property = wire;
export const result: Result<ApiServiceIdAuthTokenIssue> = validateApiServiceIdAuthTokenIssue(input);
export const issues: readonly Issue[] = result.ok ? [] : result.issues;
export const ticket: string | undefined = isApiServiceIdAuthTokenIssue(input) ? input.ticket : undefined;
export const schema: Schema<Property> = Property;
export const own: Property = { key: "k", hidden: undefined };
export const same: typeof operations = all.operations;
export const failures: typeof errors = all.errors;
export const isError = (error: unknown): boolean => error instanceof ValidationError;
export const call: typeof calls.authTokenIssueApi = calls.authTokenIssueApi;
export type Path = keyof paths;

// @ts-expect-error a token without a subject is none
export const wrong: ApiServiceIdAuthTokenIssue = { ticket: "t" };
// @ts-expect-error nor is one with another key
export const other: ApiServiceIdAuthTokenIssue = { ticket: "t", subject: "s", tickets: 1 };
