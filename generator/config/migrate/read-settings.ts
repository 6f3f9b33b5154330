import type {
  CallExpression,
  Expression,
  NewExpression,
  ObjectLiteralExpression,
  SourceFile,
} from "typescript";
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

/** `export default …`, `export { … as default }` and `module.exports = …`. */
function findExport(file: SourceFile, ts: Compiler): Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) return statement.expression;
    if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
      const { exportClause } = statement;
      const all = ts.isNamedExports(exportClause) ? [...exportClause.elements] : [];
      const named = all.find(({ name }) => name.text === "default")?.propertyName;
      if (named !== undefined && ts.isIdentifier(named)) return named;
    }
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
  // A value that the environment may replace: what is taken where it does not.
  if (ts.isBinaryExpression(node)) {
    const { BarBarToken, QuestionQuestionToken } = ts.SyntaxKind;
    const chooses = [BarBarToken, QuestionQuestionToken].some((kind) => kind === node.operatorToken.kind);
    return chooses ? (read(node.left) ?? read(node.right)) : undefined;
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return readCall(node, file, read);
  if (ts.isRegularExpressionLiteral(node)) return node.text;
  if (!ts.isIdentifier(node)) return undefined;
  const constant = findConstant(node.text, file, ts);
  return constant === undefined ? undefined : read(constant);
}

/** `defineConfig({ … })`; or `path.join(__dirname, "a", "b")`, where folders of the file's own are nothing. */
function readCall(
  {
    expression,
    arguments: given = [] as unknown as CallExpression["arguments"],
  }: CallExpression | NewExpression,
  file: SourceFile,
  read: (inner: Expression) => Setting | undefined,
): Setting | undefined {
  const called = expression.getText(file);
  if (!/(?:^|\.)(?:join|resolve)$/.test(called)) return given[0] === undefined ? undefined : read(given[0]);
  const parts = given
    .filter((part) => !/^(?:__dirname|import\.meta\.dirname|process\.cwd\(\))$/.test(part.getText(file)))
    .map(read);
  const texts = parts.flatMap((part) => (typeof part === "string" ? [part] : []));
  return texts.length < parts.length || texts.length === 0 ? undefined : texts.join("/");
}

function readObject(
  node: ObjectLiteralExpression,
  file: SourceFile,
  ts: Compiler,
  read: (inner: Expression) => Setting | undefined,
): Settings {
  const members = node.properties.flatMap((property): [string, Setting | undefined][] => {
    if (ts.isSpreadAssignment(property)) {
      const inner = read(property.expression);
      return typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.entries(inner)
        : [];
    }
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
