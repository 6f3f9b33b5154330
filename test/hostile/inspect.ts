import ts from "typescript";
import { marker } from "./payloads.ts";

/** What generated modules consist of; nothing of it does anything but declare when it is loaded. */
const statements: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.VariableStatement,
]);

/** Where text of a document became code: by the syntax tree, in which only literals and comments may hold it. */
export function findEscapes(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const found = parseDiagnostics.map(
    ({ messageText, start = 0 }) =>
      `${ts.flattenDiagnosticMessageText(messageText, " ")}: ${text.slice(Math.max(0, start - 80), start + 80)}`,
  );
  for (const statement of source.statements) {
    if (!statements.has(statement.kind)) found.push(`a statement: ${statement.getText().slice(0, 200)}`);
  }
  if (source.referencedFiles.length + source.typeReferenceDirectives.length > 0) found.push("a reference");
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === marker) {
      found.push(`an identifier: ${node.parent.getText().slice(0, 200)}`);
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`any: ${node.parent.getText().slice(0, 100)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const [directive] of text.matchAll(/^[^\S\n]*(?:\/\/[/#@]?|\/\*)\s*@ts-\w+/gm)) {
    found.push(`a directive: ${directive}`);
  }
  return found.map((what) => `${path}: ${what}`);
}

/** What is wrong with paths for Windows, macOS or a server that serves them; paths are relative, with `/`. */
export function findBadPaths(paths: Iterable<string>): string[] {
  const found: string[] = [];
  const taken = new Map<string, string>();
  for (const path of paths) {
    const folded = path.normalize("NFKC").toLowerCase().toUpperCase().normalize("NFC");
    const other = taken.get(folded);
    if (other !== undefined) found.push(`${path} and ${other} are one file`);
    taken.set(folded, path);
    if (path.length > 200) found.push(`${path} is too long`);
    for (const part of path.split("/")) {
      if (part === "" || part === "." || part === "..") found.push(`${path} leads elsewhere`);
      if (/[\u0000-\u001f\u007f-\u009f<>:"|?*\\%#]/.test(part)) found.push(`${path} has bad characters`);
      if (/[. ]$/.test(part) || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))
        found.push(`${path} is Windows' own`);
      if (Buffer.byteLength(part) > 200) found.push(`${path} has a part of ${Buffer.byteLength(part)} bytes`);
      if (Buffer.from(part).toString() !== part) found.push(`${path} is no Unicode`);
      if (/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(part))
        found.push(`${path} has invisible characters`);
    }
  }
  return found;
}

/** What a page or a README has as markup that only a document can have brought there: outside of code, that is. */
export function findMarkup(path: string, text: string): string[] {
  const prose = text
    .replace(/^(\s*(?:[-*>] )?)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\s*\2[^\S\n]*$/gm, "")
    // Code ends with its cell, as it does with its paragraph.
    .replace(/^\|.*\|$/gm, (row) => row.replace(/(?<!\\)\|/g, "\n\n"))
    .replace(/\\[\s\S]/g, (escaped) => (escaped === "\\`" ? "\\`" : ""))
    .replace(/(?<![\\`])(`+)(?!`)(?:(?!\n\n)[\s\S])*?(?<!`)\1(?!`)/g, "");
  const found = [
    ...prose.matchAll(/<\/?(?:script|img|iframe|svg|object|embed|style|link|meta|form)[\s/>]/gi),
    ...prose.matchAll(/<[a-z][^<>]*\son\w+\s*=/gi),
    ...prose.matchAll(/\]\(\s*<?\s*(?:javascript|data|vbscript):/gi),
  ];
  return found.map((match) => `${path}: ${prose.slice(match.index, match.index + 120)}`);
}
