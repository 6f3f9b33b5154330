import { type Operation, type OperationParameter, sentMethod } from "../ir/index.ts";
import { type Call, isSent, tell } from "./call.ts";
import { compareContent, compareContents } from "./compare-contents.ts";
import { compareEncodings, type Form } from "./compare-encodings.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareServers } from "./compare-servers.ts";
import { compareWriting } from "./compare-writing.ts";
import type { Comparison } from "./comparison.ts";

/** Compares what an operation takes and gives. */
export function compareOperation(base: Operation, revision: Operation, comparison: Comparison): void {
  const call: Call = { base, revision, comparison, subject: `${sentMethod(base.method)} ${base.path}` };
  if (base.name !== revision.name) tell(call, "operation-renamed", "none", "request", { to: revision.name });
  if (!base.deprecated && revision.deprecated) tell(call, "operation-deprecated", "none", "request");
  if (base.deprecated && !revision.deprecated)
    tell(call, "operation-no-longer-deprecated", "none", "request");
  compareServers(call);
  compareAccess(call);
  compareArrangement(call);
  compareParameters(call);
  compareBodies(call);
  compareResponses(call);
}

/** Old calls go on where some alternative asks for nothing that they do not bring. */
function compareAccess(call: Call): void {
  const [was, is] = [call.base.access ?? anybody, call.revision.access ?? anybody];
  const isTold = tellsFlows(was) && tellsFlows(is);
  const [before, after] = isTold ? [was, is] : [withoutFlows(was), withoutFlows(is)];
  const isEnough = (brought: readonly string[], others: Access): boolean => {
    const known = brought.map(withoutCase);
    return others.some((asked) => asked.every((one) => known.includes(withoutCase(one))));
  };
  const args = { from: describeAccess(before), to: describeAccess(after) };
  if (!before.every((brought) => isEnough(brought, after)))
    tell(call, "access-narrowed", "narrowed", "request", args);
  else if (!after.every((brought) => isEnough(brought, before)))
    tell(call, "access-widened", "widened", "request", args);
}

type Access = NonNullable<Operation["access"]>;

/** What is kept of older versions does not say how a token is got. */
function tellsFlows(access: Access): boolean {
  return access.every((asked) => !asked.includes("OAuth 2"));
}

function withoutFlows(access: Access): Access {
  return access.map((asked) => asked.map((one) => one.replace(/^OAuth 2 by .*$/s, "OAuth 2")));
}

/** What a call brings, where the name of a header is in small letters: it has no case (RFC 9110, 5.1). */
function withoutCase(brought: string): string {
  return brought.replace(/^a key in the header \S+/, (text) => text.toLowerCase());
}

const anybody: Access = [[]];

function describeAccess(alternatives: Access): string {
  const told = alternatives.map((asked) => {
    const whole = asked.filter((one) => !asked.some((other) => other.startsWith(`${one} with `)));
    return whole.length === 0 ? "nothing" : whole.join(" and ");
  });
  return [...new Set(told)].join(", or ");
}

/** Where an operation has no parameters, its body is all that is handed to it. */
function compareArrangement(call: Call): void {
  const { base, revision } = call;
  if (base.bodies.length === 0 || revision.bodies.length === 0) return;
  const [was, is] = [base, revision].map(({ parameters }) => parameters.length > 0);
  const [from, to] = [base.body?.field ?? "body", revision.body?.field ?? "body"];
  if (was && is && from !== to) tell(call, "request-body-renamed", "none", "request", { from, to });
  if (!was && is) tell(call, "request-body-wrapped", "none", "request", { field: to });
  if (was && !is) tell(call, "request-body-unwrapped", "none", "request", { field: from });
}

function compareParameters(call: Call): void {
  const before = new Map(
    call.base.parameters.map((parameter) => [parameterKey(parameter, call.base), parameter]),
  );
  const after = new Map(
    call.revision.parameters.map((parameter) => [parameterKey(parameter, call.revision), parameter]),
  );
  for (const [key, parameter] of before) {
    const other = after.get(key);
    const args = { name: parameter.key, in: parameter.in };
    if (other === undefined) {
      // What a server no longer sends breaks those that read it.
      const isMissed = parameter.required && isSent(call.base);
      const at = { base: parameter.schema.at };
      tell(call, "parameter-removed", isMissed ? "narrowed" : "none", "request", args, at);
      continue;
    }
    const at = { base: parameter.schema.at, revision: other.schema.at };
    if (!parameter.required && other.required)
      tell(call, "parameter-became-required", "narrowed", "request", args, at);
    if (parameter.required && !other.required)
      tell(call, "parameter-became-optional", "widened", "request", args, at);
    if (parameter.name !== other.name) {
      const names = { ...args, name: parameter.name, to: other.name };
      tell(call, "parameter-renamed", "none", "request", names, at);
    }
    compareWriting(call, parameter, other, args, at);
    compareEncodings(call, queryOf(parameter), queryOf(other), "request");
    compareContent(call, parameter.schema, other.schema, "request", parameter.key);
  }
  for (const [key, parameter] of after) {
    if (before.has(key)) continue;
    const args = { name: parameter.key, in: parameter.in };
    const at = { revision: parameter.schema.at };
    if (parameter.required) tell(call, "required-parameter-added", "narrowed", "request", args, at);
    else tell(call, "parameter-added", "none", "request", args, at);
  }
}

/** The form that a query as a whole is. */
function queryOf({ content: mediaType = "", encoding = [], schema }: OperationParameter): Form {
  return { mediaType, encoding, schema };
}

/** Parameters of a path are known by their turn in its template, all others by name; header names have no case. */
function parameterKey(parameter: OperationParameter, { path }: Operation): string {
  const { in: place, key } = parameter;
  const inPath: readonly string[] = path.match(/\{[^}]*\}/g) ?? [];
  const turn = inPath.indexOf(`{${key}}`);
  if (place === "path" && turn >= 0) return `path at ${turn}`;
  return `${place} ${place === "header" ? key.toLowerCase() : key}`;
}

function compareBodies(call: Call): void {
  const { base, revision } = call;
  if (base.bodies.length === 0 && revision.bodies.length > 0) {
    const at = { revision: revision.bodies[0]!.schema.at };
    return revision.body?.required === true
      ? tell(call, "request-body-added", "narrowed", "request", {}, at)
      : tell(call, "optional-request-body-added", "none", "request", {}, at);
  }
  if (base.bodies.length > 0 && revision.bodies.length === 0) {
    return tell(call, "request-body-removed", "narrowed", "request", {}, { base: base.bodies[0]!.schema.at });
  }
  const [was, is] = [base.body?.required === true, revision.body?.required === true];
  if (base.bodies.length > 0 && !was && is) tell(call, "request-body-became-required", "narrowed", "request");
  if (base.bodies.length > 0 && was && !is) tell(call, "request-body-became-optional", "widened", "request");
  compareContents(call, base.bodies, revision.bodies, "request", "body");
}
