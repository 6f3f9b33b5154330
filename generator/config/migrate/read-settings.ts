import type { Expression, ObjectLiteralExpression, SourceFile } from "typescript";
import type { Setting, Settings } from "./migration.ts";

type Compiler = typeof import("typescript");

/**
 * The object that a configuration file exports by default, read and not run: literals, and what constants of the same file
 * hold. A value that only running it would tell is left out.
 */
export async function readSettings(path: string, text: string): Promise<Setting | undefined> {
  if (path.endsWith(".json")) {
    try {
      return JSON.parse(text) as Setting;
    } catch {
      return undefined;
    }
  }
  const { default: ts } = await import("typescript");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const exported = findExport(file, ts);
  return exported === undefined ? undefined : readValue(exported, file, ts, 0);
}

/** `export default …` and `module.exports = …`. */
function findExport(file: SourceFile, ts: Compiler): Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) return statement.expression;
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    if (statement.expression.left.getText(file) === "module.exports") return statement.expression.right;
  }
  return undefined;
}

/** Constants that lead to each other in a circle are followed no further than this. */
const maxDepth = 100;

function readValue(node: Expression, file: SourceFile, ts: Compiler, depth: number): Setting | undefined {
  if (depth > maxDepth) return undefined;
  const read = (inner: Expression): Setting | undefined => readValue(inner, file, ts, depth + 1);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.flatMap((item): readonly Setting[] => {
      if (!ts.isSpreadElement(item)) return [read(item) ?? null];
      const inner = read(item.expression);
      // A list of another file goes by its name.
      return Array.isArray(inner) ? (inner as readonly Setting[]) : [item.expression.getText(file)];
    });
  }
  if (ts.isObjectLiteralExpression(node)) return readObject(node, file, ts, read);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return read(node.expression);
  }
  // What a function gives back that takes what it is run with.
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    if (!ts.isBlock(node.body)) return read(node.body);
    const returned = node.body.statements.find((statement) => ts.isReturnStatement(statement));
    return returned?.expression === undefined ? undefined : read(returned.expression);
  }
  // `defineConfig({ … })`
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  if (argument !== undefined) return read(argument);
  if (!ts.isIdentifier(node)) return undefined;
  const constant = findConstant(node.text, file, ts);
  return constant === undefined ? undefined : read(constant);
}

function readObject(
  node: ObjectLiteralExpression,
  file: SourceFile,
  ts: Compiler,
  read: (inner: Expression) => Setting | undefined,
): Settings {
  const members = node.properties.flatMap((property): [string, Setting | undefined][] => {
    if (ts.isShorthandPropertyAssignment(property)) return [[property.name.text, read(property.name)]];
    if (!ts.isPropertyAssignment(property)) return [];
    const { name } = property;
    const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText(file);
    return [[key, read(property.initializer)]];
  });
  return Object.fromEntries(members);
}

function findConstant(name: string, file: SourceFile, ts: Compiler): Expression | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(declared) && declared.text === name) return initializer;
    }
  }
  return undefined;
}
