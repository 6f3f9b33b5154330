import ts from "typescript";

/**
 * The value of the only variable of an example's source text. Nothing of it is run: literals, and the few calls that
 * samples are written with; anything else throws.
 */
export function readExample(code: string): { readonly type: string; readonly value: unknown } {
  const file = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ESNext, true);
  const declarations = file.statements.filter(ts.isVariableStatement);
  const [only] = declarations[0]?.declarationList.declarations ?? [];
  const imports = file.statements.filter(ts.isImportDeclaration);
  if (declarations.length + imports.length !== file.statements.length || declarations.length !== 1)
    throw new Error(`more than imports and one value:\n${code}`);
  if (only?.initializer === undefined || only.type === undefined) throw new Error(`no value:\n${code}`);
  return { type: only.type.getText(), value: readValue(only.initializer) };
}

function readValue(node: ts.Expression): unknown {
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isAsExpression(node)) return readValue(node.expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
    return -Number(readValue(node.operand));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(readValue);
  if (ts.isObjectLiteralExpression(node)) return Object.fromEntries(node.properties.map(memberOf));
  const [argument, ...others] = argumentsOf(node);
  const called = /^(?:new )?[\w.]+(?: *\(\))?(?:\.\w+)?(?=\()/.exec(node.getText())?.[0];
  const call = called === undefined || others.length > 0 ? undefined : calls.get(called);
  if (call === undefined || argument === undefined) throw new Error(`not a value: ${node.getText()}`);
  return call(String(readValue(argument)));
}

function argumentsOf(node: ts.Expression): readonly ts.Expression[] {
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? (node.arguments ?? []) : [];
}

const calls: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ["new Date", (text) => new Date(text)],
  ["new RFCDate", (text) => new Date(text)],
  ["new TextEncoder().encode", (text) => new TextEncoder().encode(text)],
  ["BigInt", (text) => BigInt(text)],
]);

function memberOf(member: ts.ObjectLiteralElementLike): readonly [string, unknown] {
  if (!ts.isPropertyAssignment(member)) throw new Error(`not a member: ${member.getText()}`);
  const { name } = member;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) throw new Error(`not a key: ${name.getText()}`);
  return [name.text, readValue(member.initializer)];
}
