import { keyOf } from "../diagnostics/index.ts";
import {
  type CallbackOwner,
  isWithoutContent,
  type Operation,
  type OperationResponse,
  sentMethod,
} from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { lowerAccess, lowerQueryKeys } from "./access.ts";
import { type Call, groupOf } from "./calls.ts";
import { lowerSettings } from "./client-models.ts";
import { deprecationOf } from "./deprecation.ts";
import type { Lowering } from "./draft.ts";
import { lowerErrors } from "./errors.ts";
import { isObject } from "./keyword-reader.ts";
import { bodyVariants, guessMedia, isKnownMedia } from "./media-types.ts";
import { lowerParameters } from "./parameters.ts";
import { lowerRequest } from "./requests.ts";
import { lowerSuccess } from "./responses.ts";
import { reportUnread } from "./unread-answers.ts";
import { pascalCase } from "./words.ts";

/** An operation whose models are still drafts. */
export type LoweredOperation = Omit<Operation, "module">;

/**
 * Lowers every operation: its parameters, bodies and responses become models. A body whose media types have different
 * schemas makes an operation for each, as there is no one request type then.
 */
export function lowerOperations(lowering: Lowering): LoweredOperation[] {
  const { operations, webhooks } = lowering.openapi;
  const [fromPaths, fromWebhooks] = [operations, webhooks].map((callers) =>
    callers.flatMap((operation) => callbacksOf(operation)),
  ) as [CalledOperation[], CalledOperation[]];
  const called = new Map([...fromPaths, ...fromWebhooks]);
  const all = [...operations, ...fromPaths.map(first), ...webhooks, ...fromWebhooks.map(first)];
  const names = new Map<string, number>();
  return all.flatMap((operation) => {
    if (isLeftOut(operation, lowering)) return [];
    const callback = called.get(operation);
    const name = uniqueName(callback?.name ?? operationName(operation), names);
    const variants = bodyVariants(operation.requestBody, lowering);
    const plain = variants.find(({ suffix }) => suffix === "");
    return variants.map((variant) => {
      const { suffix, contents } = variant;
      const own = variant === plain ? name : uniqueName(name + suffix, names);
      const lowered = lowerCall({ operation, name: own, contents }, lowering);
      return callback === undefined ? lowered : { ...lowered, owner: callback.owner };
    });
  });
}

function reportMedia({ operation, contents }: Call, { report }: Lowering): void {
  for (const { type, at } of [...contents, ...operation.responses.flatMap(({ content }) => content)]) {
    if (!isKnownMedia(type))
      report({ code: "media-type-unknown", at: keyOf(at), args: { type, guess: guessMedia(type) } });
  }
}

/** Tells of each answer that is described with a content and never has one. */
function reportNeverSent({ method, responses }: openapi.Operation, { report }: Lowering): void {
  for (const { status, content } of responses) {
    const [first] = content;
    if (first === undefined || !isWithoutContent(method, status)) continue;
    const answer = method === "head" ? `an answer to ${sentMethod(method)}` : `an answer of status ${status}`;
    report({ code: "content-never-sent", at: keyOf(first.at), args: { answer } });
  }
}

function lowerCall(call: Call, lowering: Lowering): LoweredOperation {
  const { operation, name } = call;
  reportMedia(call, lowering);
  reportNeverSent(operation, lowering);
  reportUnread(operation, lowering);
  const parameters = lowerParameters(call, lowering);
  const request = lowerRequest(call, parameters, lowering);
  const success = lowerSuccess(call, lowering);
  const responses: OperationResponse[] = [...success.responses, ...lowerErrors(call, lowering)];
  const settings = lowerSettings(call, parameters, lowering);
  const access = lowerAccess(operation, lowering);
  const queryKeys = lowerQueryKeys(operation, lowering);
  const servers = operation.servers ?? lowering.openapi.servers;
  return {
    at: operation.at,
    kind: operation.kind,
    name,
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    tags: operation.tags,
    group: groupOf(operation),
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated,
    ...deprecationOf(operation.deprecated, operation.extensions["x-speakeasy-deprecation-message"]),
    request: request.model,
    ...(request.body !== undefined && { body: request.body }),
    parameters,
    bodies: request.bodies,
    responses,
    ...(success.model !== undefined && { response: success.model }),
    ...(settings.length > 0 && { settings }),
    ...(access !== undefined && { access }),
    ...(queryKeys.length > 0 && { queryKeys }),
    ...(servers !== undefined && operation.kind === "operation" && { servers }),
  };
}

/** What a callback belongs to, and what it is called: after the operation that asks for it and its name there. */
interface Called {
  readonly name: string;
  readonly owner: CallbackOwner;
}

type CalledOperation = readonly [openapi.Operation, Called];

function first([operation]: CalledOperation): openapi.Operation {
  return operation;
}

/** The callbacks of an operation, each before its own. */
function callbacksOf(
  operation: openapi.Operation,
  name = operationName(operation),
  owner?: CallbackOwner,
): CalledOperation[] {
  const { kind, method, path, callbacks } = operation;
  return callbacks.flatMap((callback) => {
    const asking: CallbackOwner = {
      ...(kind !== "operation" && { kind }),
      method,
      path,
      callback: callback.name,
      ...(owner !== undefined && { owner }),
    };
    return callback.operations.flatMap((one): CalledOperation[] => {
      const own = pascalCase(one.operationId ?? `${name} ${callback.name}`);
      return [[one, { name: own, owner: asking }], ...callbacksOf(one, own, asking)];
    });
  });
}

function isLeftOut(operation: openapi.Operation, lowering: Lowering): boolean {
  if (operation.extensions["x-speakeasy-ignore"] === true) return true;
  const { method, at, requestBody } = operation;
  if (requestBody === undefined) return false;
  const { bodiesOfGet, headersOfParts } = lowering.options.operations;
  if (bodiesOfGet === "left-out" && (method === "get" || method === "head")) {
    lowering.report({ code: "operation-left-out", at, args: { method } });
    return true;
  }
  const part = headersOfParts === "kept" ? undefined : partWithHeaders(requestBody);
  if (part !== undefined) lowering.report({ code: "operation-with-part-headers", at, args: { part } });
  return part !== undefined;
}

/** The first part of a form that has headers of its own (OpenAPI 3.1.1, 4.8.15.1). */
function partWithHeaders({ content }: openapi.RequestBody): string | undefined {
  const parts = content.flatMap(({ encoding }) => Object.entries(encoding ?? {}));
  return parts.find(([, part]) => isObject(part) && isObject(part.headers))?.[0];
}

function operationName(operation: openapi.Operation): string {
  const method = operation.method.toLowerCase();
  // A webhook's path is its name already.
  const place = operation.kind === "webhook" ? operation.path : `${method} ${operation.path}`;
  const name = pascalCase(operation.operationId ?? "") || pascalCase(place);
  return name === "" ? pascalCase(`${method} root`) : name;
}

/** The name, or the first number behind it that nobody has yet; `names` holds how many wanted each. */
function uniqueName(name: string, names: Map<string, number>): string {
  const key = name.toLowerCase();
  let count = (names.get(key) ?? 0) + 1;
  while (count > 1 && names.has(`${key}${count}`)) count++;
  names.set(key, count);
  if (count === 1) return name;
  names.set(`${key}${count}`, 1);
  return `${name}${count}`;
}
