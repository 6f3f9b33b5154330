import { child, keyOf, nearest, type Report } from "../diagnostics/index.ts";
import type { Context } from "./context.ts";
import type { Operation, PathItem } from "./document.ts";
import { sentMethod } from "./fields.ts";

/** Reports what is wrong between the parts of operations: ids given twice, path templates and their parameters. */
export function checkOperations(operations: readonly Operation[], report: Report): void {
  const ids = new Map<string, Operation>();
  for (const operation of operations) {
    const { operationId: id, at } = operation;
    const first = id === undefined ? undefined : ids.get(id);
    if (id !== undefined && first !== undefined) {
      const args = { id, first: `${sentMethod(first.method)} ${first.path}` };
      report({ code: "duplicate-operation-id", at: child(at, "operationId"), args });
    } else if (id !== undefined) ids.set(id, operation);
    checkTemplate(operation, report);
  }
}

/** Warns of links to operations that there are not, those of callbacks included. */
export function checkLinks({ links, report }: Context, operations: readonly Operation[]): void {
  if (links.length === 0) return;
  const ids = new Set<string>();
  const visit = ({ operationId, callbacks }: Operation): void => {
    if (operationId !== undefined) ids.add(operationId);
    for (const one of callbacks.flatMap((callback) => callback.operations)) visit(one);
  };
  operations.forEach(visit);
  for (const { id, at } of links)
    if (!ids.has(id)) report({ code: "unknown-operation", at, args: { id, guess: nearest(id, ids) } });
}

function checkTemplate({ at, path, parameters }: Operation, report: Report): void {
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name));
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const described = new Set(inPath.map(({ name }) => name));
  for (const { name, at: place } of inPath) {
    if (names.has(name)) continue;
    const near = nearest(
      name,
      [...names].filter((other) => !described.has(other)),
    );
    // What goes by two names is one mistake.
    if (near !== undefined) described.add(near);
    const guess = near === undefined ? otherTemplate(path, name) : `{${near}}`;
    report({ code: "path-parameter", at: place, args: { name, path, guess } });
  }
  for (const name of names) {
    if (!described.has(name)) report({ code: "path-parameter-undeclared", at, args: { name, path } });
  }
}

/** The path as OpenAPI writes it, where a parameter stands in it in the way of some router: `:id` or `<id>`. */
function otherTemplate(path: string, name: string): string | undefined {
  const found = path.split("/").map((part) => {
    const [, bare] = /^(?::|<(?:\w+:)?)([^<>]+?)>?$/.exec(part) ?? [];
    return bare === name ? `{${name}}` : part;
  });
  return found.includes(`{${name}}`) ? found.join("/") : undefined;
}

/** Reports what is wrong with the paths themselves: with their templates, and between two of them. */
export function checkPaths({ report }: { readonly report: Report }, pathItems: readonly PathItem[]): void {
  const known = new Map<string, string>();
  for (const { kind, path, at } of pathItems) {
    if (kind !== "operation") continue;
    const why = templateFault(path);
    if (why !== undefined) report({ code: "path-template", at: keyOf(at), args: { why } });
    const shape = path.replace(/\{[^{}]*\}/g, "{}");
    const other = known.get(shape);
    if (other === undefined) known.set(shape, path);
    else if (path.includes("{")) report({ code: "path-twice", at: keyOf(at), args: { path, other } });
  }
}

/** What is wrong with a template, in words that fit behind "this path" (OpenAPI 3.2.0, 4.8.2). */
function templateFault(path: string): string | undefined {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  if (/\{\{[^{}]*\}\}/.test(path)) return "has braces within braces; one pair is enough";
  if (path.includes("${")) return "has a `$` before a brace, which is part of the address";
  if (/[{}]/.test(path.replace(/\{[^{}]*\}/g, ""))) return "has a brace without its other one";
  if (names.includes("")) return "has a parameter without a name";
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `names the parameter ${JSON.stringify(twice)} twice`;
  const [sign] = /[?#]/.exec(path.replace(/\{[^{}]*\}/g, "")) ?? [];
  return sign === undefined ? undefined : `has a ${JSON.stringify(sign)}, behind which nothing is part of it`;
}
