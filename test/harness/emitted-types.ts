import { dirname, join } from "node:path/posix";
import ts from "typescript";

/** A property of an emitted type: what its reader sees, in the words of a page's Type column without their dress. */
export interface TypedField {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly deprecated: boolean;
}

/** The types that a package's modules declare, read back from their text. */
export interface EmittedTypes {
  /** The properties of a model's type; `undefined` where it is no object. */
  fields(path: string, name: string): readonly TypedField[] | undefined;
  /** A model's type as a page shows it: null and undefined set aside, names without a page read through. */
  text(path: string, name: string): string;
}

interface Declared {
  readonly path: string;
  readonly type: ts.TypeNode;
}

/** Reads modules by path (`src/models/pet.ts`); `hasPage` says which models are named, the others are read through. */
export function readTypes(
  files: ReadonlyMap<string, string>,
  hasPage: (path: string, name: string) => boolean,
): EmittedTypes {
  const modules = new Map<string, ts.SourceFile>();
  const moduleOf = (path: string): ts.SourceFile => {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const text = files.get(`src/${path}.ts`);
    if (text === undefined) throw new Error(`no module ${path}`);
    const parsed = ts.createSourceFile(`${path}.ts`, text, ts.ScriptTarget.ESNext, true);
    modules.set(path, parsed);
    return parsed;
  };
  const find = (path: string, name: string): Declared => {
    const module = moduleOf(path);
    for (const statement of module.statements) {
      if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name)
        return { path, type: statement.type };
    }
    for (const statement of module.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const named = statement.importClause?.namedBindings;
      if (named === undefined || !ts.isNamedImports(named)) continue;
      const found = named.elements.find((element) => element.name.text === name);
      if (found === undefined) continue;
      const from = join(dirname(path), statement.moduleSpecifier.text.replace(/\.ts$/, ""));
      return find(from, (found.propertyName ?? found.name).text);
    }
    throw new Error(`${path} does not know ${name}`);
  };

  const textOf = (node: ts.TypeNode, path: string, within: readonly string[]): string => {
    const inner = (of: ts.TypeNode): string => textOf(of, path, within);
    if (ts.isParenthesizedTypeNode(node)) return inner(node.type);
    if (ts.isUnionTypeNode(node)) {
      const some = node.types.filter((member) => !isNull(member) && member.getText() !== "undefined");
      const members = some.map(inner);
      return [...new Set(members)].join(" | ") || (node.types.some(isNull) ? "null" : "never");
    }
    if (ts.isIntersectionTypeNode(node)) {
      const [first, second] = node.types;
      // A mark on a text or a number: no object is meant.
      if (first!.kind === ts.SyntaxKind.StringKeyword || first!.kind === ts.SyntaxKind.NumberKeyword)
        if (second !== undefined && ts.isTypeLiteralNode(second) && second.members.length > 0)
          return node.types.map((part) => plainTexts(part.getText())).join(" & ");
      const isOpen = second !== undefined && ts.isTypeLiteralNode(second) && second.members.length === 0;
      return isOpen ? `Unrecognized<${inner(first!)}>` : node.types.map(inner).map(grouped).join(" & ");
    }
    if (ts.isArrayTypeNode(node)) return `${grouped(inner(node.elementType))}[]`;
    if (ts.isTupleTypeNode(node))
      return `[${node.elements.map((element) => inner(element as ts.TypeNode)).join(", ")}]`;
    if (ts.isOptionalTypeNode(node)) return `${grouped(inner(node.type))}?`;
    if (ts.isRestTypeNode(node)) return `...${inner(node.type)}`;
    if (ts.isMappedTypeNode(node))
      return `Record<${inner(node.typeParameter.constraint!)}, ${inner(node.type!)}>`;
    if (ts.isTypeLiteralNode(node)) return literalText(node, inner);
    if (ts.isTypeReferenceNode(node)) return referenceText(node, path, within);
    const text = node.getText();
    if (text === "undefined") return "never";
    return text === "unknown" ? "any" : plainTexts(text);
  };
  const literalText = (node: ts.TypeLiteralNode, inner: (of: ts.TypeNode) => string): string => {
    const [only, ...others] = node.members;
    if (only === undefined || others.length > 0 || !ts.isIndexSignatureDeclaration(only)) return "object";
    return `Record<string, ${inner(only.type)}>`;
  };
  const referenceText = (node: ts.TypeReferenceNode, path: string, within: readonly string[]): string => {
    const name = node.typeName.getText();
    if (natives.has(name)) return node.getText();
    const target = find(path, name);
    const own = nameIn(target);
    if (hasPage(target.path, own)) return `${namespaceOf(target.path)}.${own}`;
    const key = `${target.path} ${own}`;
    return within.includes(key) ? "any" : textOf(target.type, target.path, [...within, key]);
  };

  return {
    text: (path, name) => {
      const { type, path: at } = find(path, name);
      return textOf(type, at, [`${path} ${name}`]);
    },
    fields: (path, name) => {
      const { type, path: at } = find(path, name);
      const literal = objectOf(type);
      if (literal === undefined) return undefined;
      return literal.members.filter(ts.isPropertySignature).map((member) => ({
        name: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
        type: member.type === undefined ? "any" : textOf(member.type, at, []),
        required: member.questionToken === undefined,
        deprecated: ts.getJSDocDeprecatedTag(member) !== undefined,
      }));
    },
  };
}

const natives: ReadonlySet<string> = new Set([
  "ArrayBuffer",
  "Blob",
  "Date",
  "FormData",
  "ReadableStream",
  "Response",
  "Uint8Array",
  "URLSearchParams",
]);

/** The object among a type's members, where there is one beside null. */
function objectOf(type: ts.TypeNode): ts.TypeLiteralNode | undefined {
  const members = ts.isUnionTypeNode(type) ? type.types : [type];
  const [only, ...others] = members.filter((member) => member.getText() !== "null");
  return only !== undefined && others.length === 0 && ts.isTypeLiteralNode(only) ? only : undefined;
}

/** A part of an intersection: a choice stands in parentheses there. */
function grouped(part: string): string {
  return part.includes(" | ") ? `(${part})` : part;
}

function nameIn({ type }: Declared): string {
  return ts.isTypeAliasDeclaration(type.parent) ? type.parent.name.text : "";
}

/** `models` for `models/pet`, `operations` for `models/operations/getpetrequest`. */
function namespaceOf(path: string): string {
  return path.split("/").at(-2) ?? "";
}

function isNull(node: ts.TypeNode): boolean {
  return node.getText() === "null";
}

/** A cell of the Type column without links and italics, as `EmittedTypes` writes types. */
export function undressed(cell: string): string {
  const plain = cell.replaceAll(/\[([^\][]+)\]\([^)]*\)/g, "$1");
  return plainTexts(plain.replaceAll(/("(?:[^"\\]|\\.)*")|\*/g, (_, text: string | undefined) => text ?? ""));
}

/** String literals written in one way. */
export function plainTexts(type: string): string {
  return type.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => JSON.stringify(JSON.parse(text)));
}
