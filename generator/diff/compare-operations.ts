import type { Origin } from "../diagnostics/index.ts";
import type { Content, Operation, OperationParameter, OperationResponse, Schema } from "../ir/index.ts";
import type { Direction, Effect } from "./change.ts";
import { compareSchemas } from "./compare-schema.ts";
import type { Comparison } from "./comparison.ts";
import type { RuleId } from "./rules.ts";

/** Compares what an operation takes and gives. */
export function compareOperation(base: Operation, revision: Operation, comparison: Comparison): void {
  const call: Call = { base, revision, comparison, subject: `${base.method.toUpperCase()} ${base.path}` };
  if (base.name !== revision.name) tell(call, "operation-renamed", "none", "request", { to: revision.name });
  if (!base.deprecated && revision.deprecated) tell(call, "operation-deprecated", "none", "request");
  compareParameters(call);
  compareBodies(call);
  compareResponses(call);
}

interface Call {
  readonly base: Operation;
  readonly revision: Operation;
  readonly comparison: Comparison;
  readonly subject: string;
}

function tell(
  { base, revision, comparison, subject }: Call,
  rule: RuleId,
  effect: Effect,
  direction: Direction,
  args: Readonly<Record<string, string>> = {},
  at: { readonly base?: Origin; readonly revision?: Origin } = { base: base.at, revision: revision.at },
): void {
  const places = { base: at.base, revision: at.revision };
  comparison.differences.push({
    rule,
    args,
    effect,
    ...places,
    site: undefined,
    direction,
    subject,
    path: "",
    model: undefined,
  });
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
      tell(call, "parameter-removed", "none", "request", args, { base: parameter.schema.at });
      continue;
    }
    const at = { base: parameter.schema.at, revision: other.schema.at };
    if (!parameter.required && other.required)
      tell(call, "parameter-became-required", "narrowed", "request", args, at);
    if (parameter.required && !other.required)
      tell(call, "parameter-became-optional", "widened", "request", args, at);
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

/** Parameters of a path are known by their position, all others by name; header names have no case. */
function parameterKey(parameter: OperationParameter, { path }: Operation): string {
  const { in: place, key } = parameter;
  if (place === "path") return `path ${path.split("/").findIndex((part) => part.includes(`{${key}}`))}`;
  return `${place} ${place === "header" ? key.toLowerCase() : key}`;
}

function compareBodies(call: Call): void {
  const { base, revision } = call;
  if (base.bodies.length === 0 && revision.bodies.length > 0) {
    return tell(
      call,
      "request-body-added",
      "incomparable",
      "request",
      {},
      { revision: revision.bodies[0]!.schema.at },
    );
  }
  if (base.bodies.length > 0 && revision.bodies.length === 0) {
    return tell(call, "request-body-removed", "narrowed", "request", {}, { base: base.bodies[0]!.schema.at });
  }
  compareContents(call, base.bodies, revision.bodies, "request", "body");
}

function compareContents(
  call: Call,
  before: readonly Content[],
  after: readonly Content[],
  direction: Direction,
  path: string,
): void {
  const others = new Map(after.map((content) => [essence(content), content]));
  for (const content of before) {
    const other = others.get(essence(content));
    if (other === undefined) {
      tell(
        call,
        "media-type-removed",
        "narrowed",
        direction,
        { type: content.mediaType },
        { base: content.schema.at },
      );
    } else compareContent(call, content.schema, other.schema, direction, path);
  }
  const known = new Set(before.map(essence));
  for (const content of after) {
    if (known.has(essence(content))) continue;
    tell(
      call,
      "media-type-added",
      "none",
      direction,
      { type: content.mediaType },
      { revision: content.schema.at },
    );
  }
}

function essence({ mediaType }: Content): string {
  return mediaType.split(";")[0]!.trim().toLowerCase();
}

function compareContent(
  call: Call,
  base: Schema,
  revision: Schema,
  direction: Direction,
  path: string,
): void {
  const { comparison, subject } = call;
  const root = { baseRoot: base, revisionRoot: revision, baseModel: undefined, revisionModel: undefined };
  compareSchemas({ comparison, base, revision, steps: [], ...root, direction, subject, path });
}

function compareResponses(call: Call): void {
  const before = new Map(call.base.responses.map((response) => [response.status, response]));
  const after = new Map(call.revision.responses.map((response) => [response.status, response]));
  for (const [status, response] of before) {
    const other = after.get(status);
    if (other !== undefined) compareContents(call, response.contents, other.contents, "response", status);
    else tell(call, "response-removed", isExpected(response) ? "narrowed" : "none", "response", { status });
  }
  for (const status of after.keys()) {
    if (!before.has(status)) tell(call, "response-added", "none", "response", { status });
  }
}

/** A response that clients wait for. */
function isExpected({ status }: OperationResponse): boolean {
  return /^2/.test(status);
}
