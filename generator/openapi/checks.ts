import { child, type Report } from "../diagnostics/index.ts";
import type { Operation } from "./document.ts";

/** Reports what is wrong between the parts of operations: ids given twice, path templates and their parameters. */
export function checkOperations(operations: readonly Operation[], report: Report): void {
  const ids = new Map<string, Operation>();
  for (const operation of operations) {
    const { operationId: id, at } = operation;
    const first = id === undefined ? undefined : ids.get(id);
    if (id !== undefined && first !== undefined) {
      const args = { id, first: `${first.method.toUpperCase()} ${first.path}` };
      report({ code: "duplicate-operation-id", at: child(at, "operationId"), args });
    } else if (id !== undefined) ids.set(id, operation);
    checkTemplate(operation, report);
  }
}

function checkTemplate({ at, path, parameters }: Operation, report: Report): void {
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name));
  const described = new Set<string>();
  for (const parameter of parameters) {
    if (parameter.in !== "path") continue;
    described.add(parameter.name);
    if (names.has(parameter.name)) continue;
    report({ code: "path-parameter", at: parameter.at, args: { name: parameter.name, path } });
  }
  for (const name of names) {
    if (!described.has(name)) report({ code: "path-parameter-undeclared", at, args: { name, path } });
  }
}
