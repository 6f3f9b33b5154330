import type { Report } from "../diagnostics/index.ts";
import type { Directories, NameOptions, OperationModule } from "../ir/index.ts";
import { fileWord, folded, short, whyNotFile } from "./file-names.ts";
import type { LoweredOperation } from "./operations.ts";
import { isReservedFile } from "./reserved.ts";
import { camelCase, capitalize } from "./words.ts";

/** Words that no declaration of a module can have as its name. */
const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/**
 * Decides what operations are called and where their modules lie. No two share a file, whatever the file system makes
 * of case, and no two export the same name, as one index passes all of them on.
 */
export function settleOperations(
  operations: readonly LoweredOperation[],
  { directories, files }: NameOptions,
  report: Report,
): readonly OperationModule[] {
  const taken = new Set<string>();
  const ids = new Set<string>();
  const paths = new Set<string>();
  const folder = freeFolder(directories);
  return operations.map((operation) => {
    const wished = camelCase(operation.name) || "operation";
    const base = reserved.has(wished) || !/^[\p{ID_Start}$_]/u.test(wished) ? `${wished}Operation` : wished;
    const start = /^[\p{ID_Start}$_]/u.test(base) ? base : `_${base}`;
    let name = start;
    for (let count = 2; exportsOf(name).some((one) => taken.has(one)); count++) name = `${start}${count}`;
    for (const one of exportsOf(name)) taken.add(one);
    // That two operations have one id was reported, at the id itself.
    const { operationId } = operation;
    if (operationId === undefined || !ids.has(operationId)) reportName(operation, wished, name, report);
    if (operationId !== undefined) ids.add(operationId);
    const path = freePath(`${folder}/${fileOf(name, files)}`, paths);
    reportPath(operation, `${folder}/${fileWord(name, files)}`, path, report);
    return { path, name, prefix: capitalize(name) };
  });
}

/** A folder that no models were given: there are fewer rooms than these. */
function freeFolder(directories: Directories): string {
  const taken = new Set(Object.values(directories).map((path) => path.split("/")[0]!.toLowerCase()));
  const isFree = (folder: string): boolean => !taken.has(folder);
  return ["operations", "calls", "calls2", "calls3", "calls4", "calls5"].find(isFree)!;
}

/** What a module exports, without regard to case. */
function exportsOf(name: string): readonly string[] {
  const lower = folded(name);
  return [lower, `${lower}request`, `${lower}responses`];
}

function fileOf(name: string, files: NameOptions["files"]): string {
  const file = fileWord(name, files);
  return isReservedFile(file) ? `${file}-operation` : short(file, name);
}

/** Two names may have one file: that of `index` is `index-operation`, as that of `indexOperation` is with hyphens. */
function freePath(wished: string, taken: Set<string>): string {
  let path = wished;
  for (let count = 2; taken.has(path); count++) path = `${wished}${count}`;
  taken.add(path);
  return path;
}

function reportPath({ at }: LoweredOperation, wished: string, path: string, report: Report): void {
  if (path === wished) return;
  const why = whyNotFile(wished.slice(wished.indexOf("/") + 1));
  report({ code: "operation-name-settled", at, args: { wished, name: path, why } });
}

function reportName(
  { operationId, kind, at }: LoweredOperation,
  wished: string,
  name: string,
  report: Report,
): void {
  if (operationId === undefined) {
    // Webhooks and callbacks go by their own names. One message for all: what repeats is told once.
    if (kind === "operation") report({ code: "operation-without-id", at, args: {} });
    return;
  }
  // Of operations with one id, all but the first have a number already.
  const own = camelCase(operationId);
  const numbered = wished.startsWith(own) && /^\d+$/.test(wished.slice(own.length));
  if (name === wished && !numbered) return;
  const why = reserved.has(wished) ? "that is a reserved word" : "another operation has that name";
  report({ code: "operation-name-settled", at, args: { wished: numbered ? own : wished, name, why } });
}
