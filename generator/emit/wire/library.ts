import { createRequire } from "node:module";
import type ts from "typescript";
import { type Discriminators, settleDiscriminators } from "./discriminators.ts";

/** The parts of a document that openapi-typescript prints, in its own form. */
export interface WireDocument {
  readonly paths: WireObject;
  readonly webhooks?: WireObject;
  readonly components: WireObject;
}

export type WireObject = Record<string, unknown>;

/** openapi-typescript's pieces that are used; its front door would load a linter and a bundler and run both. */
interface Pieces {
  /** The same TypeScript that openapi-typescript makes its nodes with. */
  readonly typescript: typeof ts;
  readonly transform: (document: WireDocument, context: object) => ts.Node[];
  readonly scanDiscriminators: (document: WireDocument, options: object) => Discriminators;
  readonly resolveRef: (document: WireDocument, ref: string, options: object) => unknown;
  readonly astToString: (nodes: readonly ts.Node[]) => string;
  readonly stringToAST: (text: string) => ts.Node[];
}

/**
 * The CommonJS builds, as they load TypeScript in a third of the time: Node scans such a module for its exports when
 * an ES module imports it. They have no declarations of their own; the interface above is what they are held to.
 */
function load(): Pieces {
  const require = createRequire(import.meta.url);
  const folder = "openapi-typescript/dist";
  const transform = require(`${folder}/transform/index.cjs`) as Pieces["transform"];
  const utilities = require(`${folder}/lib/utils.cjs`) as Pick<Pieces, "scanDiscriminators" | "resolveRef">;
  const printing = require(`${folder}/lib/ts.cjs`) as Pick<Pieces, "astToString" | "stringToAST">;
  const { scanDiscriminators, resolveRef } = utilities;
  const typescript = require("typescript") as typeof ts;
  return { typescript, transform, scanDiscriminators, resolveRef, ...printing };
}

/**
 * openapi-typescript's own helper demands `K extends keyof T`, which its output breaks where T is a union. It is only
 * added where nothing of that name is there yet, so this one takes its place.
 */
const withRequired = "type WithRequired<T, K extends PropertyKey> = T & { [P in K & keyof T]-?: T[P] };\n";

/** The text of `openapi.ts`. The document is changed on the way. */
export function printDocument(document: WireDocument): string {
  const { typescript, transform, scanDiscriminators, resolveRef, astToString, stringToAST } = load();
  const options = { silent: true };
  const helper = stringToAST(withRequired)[0] as ts.Node;
  const discriminators = scanDiscriminators(document, options);
  settleDiscriminators(document, discriminators);
  const operations = printOperations(typescript, astToString);
  const injectFooter: ts.Node[] = hasOperationIds(document) ? [helper, operations.node] : [helper];
  const nodes = transform(document, {
    ...flags,
    discriminators,
    injectFooter,
    silent: true,
    resolve: remembering((ref) => resolveRef(document, ref, options)),
  });
  const others = nodes.filter((node) => node !== helper && node !== operations.node);
  const text = astToString(others) + (nodes.includes(operations.node) ? operations.end() : "");
  return text.includes("WithRequired<") ? text + withRequired : text;
}

/** Documents refer to the same few parameters and responses ten thousand times. */
function remembering(resolve: (ref: string) => unknown): (ref: string) => unknown {
  const known = new Map<string, unknown>();
  return (ref) => {
    if (!known.has(ref)) known.set(ref, resolve(ref));
    return known.get(ref);
  };
}

/** So many operations are printed at a time. */
const batch = 128;

/**
 * The interface `operations`, as openapi-typescript fills it. It copies all members to add one, which takes most of a
 * minute for the 16,000 operations of a large document; here each assignment only brings the new one. They are printed
 * while they come: the syntax trees of them all take far more memory than their text.
 */
function printOperations({ factory, SyntaxKind }: typeof ts, astToString: Pieces["astToString"]) {
  const declare = (members: readonly ts.TypeElement[]): ts.InterfaceDeclaration => {
    const exported = factory.createModifier(SyntaxKind.ExportKeyword);
    return factory.createInterfaceDeclaration([exported], "operations", undefined, undefined, members);
  };
  const empty = astToString([declare([])]);
  const [head, foot] = [empty.slice(0, empty.lastIndexOf("}")), empty.slice(empty.lastIndexOf("}"))];
  const node = declare([]);
  const texts: string[] = [];
  let waiting: ts.TypeElement[] = [];
  const print = (): void => {
    if (waiting.length > 0) texts.push(astToString([declare(waiting)]).slice(head.length, -foot.length));
    waiting = [];
  };
  Object.defineProperty(node, "members", {
    get: () => [],
    set: (added: readonly ts.TypeElement[]) => {
      for (const one of added) waiting.push(one);
      if (waiting.length >= batch) print();
    },
  });
  const end = (): string => {
    print();
    return head + texts.join("") + foot;
  };
  return { node, end };
}

function hasOperationIds({ paths, webhooks = {} }: WireDocument): boolean {
  return [...Object.values(paths), ...Object.values(webhooks)].some((item) =>
    Object.values(item as WireObject).some(
      (operation) => typeof (operation as WireObject).operationId === "string",
    ),
  );
}

const flags = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
};
