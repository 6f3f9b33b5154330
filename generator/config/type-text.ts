import { createRequire } from "node:module";
import type * as TypeScript from "typescript";
import type { FormatType } from "../ir/index.ts";

type Compiler = typeof TypeScript;

/** A type as it is written anew, and what all its values are: `scalar` what a template may have in it beside texts and numbers. */
interface Read {
  readonly text: string;
  readonly of: FormatType["of"] | "scalar" | "object";
}

/**
 * Reads a type of texts or of numbers: `string & { readonly __iban: true }`, or a template. What is not known to be one, or
 * names what would have to be imported, gives `undefined`. It is written anew from what was understood, so that nothing but
 * a type can come of it.
 */
export function readType(text: string): FormatType | undefined {
  const ts = createRequire(import.meta.url)("typescript") as Compiler;
  const source = `type T = ${text}\n;`;
  if (ts.transpileModule(source, { reportDiagnostics: true }).diagnostics?.length !== 0) return undefined;
  const file = ts.createSourceFile("type.ts", source, ts.ScriptTarget.Latest);
  const [alias, ...others] = file.statements.filter((statement) => !ts.isEmptyStatement(statement));
  if (alias === undefined || others.length > 0 || !ts.isTypeAliasDeclaration(alias)) return undefined;
  const whole = read(alias.type, ts);
  if (whole === undefined || (whole.of !== "string" && whole.of !== "number")) return undefined;
  const node = bare(alias.type, ts);
  const parts = isJoined(node, ts) ? node.types.map((type) => read(type, ts)!.text) : [whole.text];
  return { of: whole.of, parts, by: ts.isUnionTypeNode(node) ? "|" : "&" };
}

function bare(node: TypeScript.TypeNode, ts: Compiler): TypeScript.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? bare(node.type, ts) : node;
}

function isJoined(
  node: TypeScript.TypeNode,
  ts: Compiler,
): node is TypeScript.UnionTypeNode | TypeScript.IntersectionTypeNode {
  return ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node);
}

function read(node: TypeScript.TypeNode, ts: Compiler): Read | undefined {
  if (ts.isParenthesizedTypeNode(node)) return read(node.type, ts);
  if (isJoined(node, ts)) return readJoined(node, ts);
  if (ts.isTemplateLiteralTypeNode(node)) return readTemplate(node, ts);
  if (ts.isLiteralTypeNode(node)) return readLiteral(node.literal, ts);
  if (ts.isTypeLiteralNode(node)) return readObject(node, ts);
  if (ts.isTypeReferenceNode(node)) return readReference(node, ts);
  const text = ts.tokenToString(node.kind) ?? "";
  return keywords.has(text)
    ? { text, of: text === "string" || text === "number" ? text : "scalar" }
    : undefined;
}

const keywords: ReadonlySet<string> = new Set(["string", "number", "bigint", "boolean", "undefined"]);

/** Members of a union are alike, or scalars; parts of an intersection are one scalar, which objects only mark. */
function readJoined(
  node: TypeScript.UnionTypeNode | TypeScript.IntersectionTypeNode,
  ts: Compiler,
): Read | undefined {
  const parts = node.types.map((type) => read(type, ts));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const isUnion = ts.isUnionTypeNode(node);
  const kinds = new Set(parts.map(({ of }) => of));
  if (!isUnion) kinds.delete("object");
  const [kind = "object", ...others] = kinds;
  if (others.length > 0 && (!isUnion || kinds.has("object"))) return undefined;
  const text = `(${parts.map((part) => part.text).join(isUnion ? " | " : " & ")})`;
  return { text, of: others.length > 0 ? "scalar" : kind };
}

function readTemplate(
  { head, templateSpans }: TypeScript.TemplateLiteralTypeNode,
  ts: Compiler,
): Read | undefined {
  let text = quoted(head.text);
  for (const { type, literal } of templateSpans) {
    const span = read(type, ts);
    if (span === undefined || span.of === "object") return undefined;
    text += `\${${span.text}}${quoted(literal.text)}`;
  }
  return { text: `\`${text}\``, of: "string" };
}

/** A text between backticks. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/`|\$\{/g, "\\$&");
}

function readLiteral(literal: TypeScript.LiteralTypeNode["literal"], ts: Compiler): Read | undefined {
  if (ts.isStringLiteralLike(literal)) return { text: JSON.stringify(literal.text), of: "string" };
  if (ts.isNumericLiteral(literal)) return { text: literal.text, of: "number" };
  if (ts.isPrefixUnaryExpression(literal) && ts.isNumericLiteral(literal.operand))
    return { text: `-${literal.operand.text}`, of: "number" };
  const text = ts.tokenToString(literal.kind) ?? "";
  return ["true", "false", "null"].includes(text) ? { text, of: "scalar" } : undefined;
}

/** An object that only marks a type: its members are properties with a name. */
function readObject({ members }: TypeScript.TypeLiteralNode, ts: Compiler): Read | undefined {
  const written = members.map((member) => {
    if (!ts.isPropertySignature(member) || member.type === undefined) return undefined;
    const { name, modifiers = [], questionToken } = member;
    const type = read(member.type, ts);
    if (type === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return undefined;
    const key = ts.isIdentifier(name) ? name.text : JSON.stringify(name.text);
    return `${modifiers.length > 0 ? "readonly " : ""}${key}${questionToken ? "?" : ""}: ${type.text}`;
  });
  if (!written.every((member) => member !== undefined)) return undefined;
  return { text: written.length === 0 ? "{}" : `{ ${written.join("; ")} }`, of: "object" };
}

/** Types of texts that the language itself has. */
const intrinsic: ReadonlySet<string> = new Set(["Uppercase", "Lowercase", "Capitalize", "Uncapitalize"]);

function readReference(
  { typeName, typeArguments = [] as never }: TypeScript.TypeReferenceNode,
  ts: Compiler,
): Read | undefined {
  const [argument, ...others] = typeArguments;
  if (!ts.isIdentifier(typeName) || !intrinsic.has(typeName.text)) return undefined;
  const of = argument === undefined || others.length > 0 ? undefined : read(argument, ts);
  return of?.of === "string" ? { text: `${typeName.text}<${of.text}>`, of: "string" } : undefined;
}
