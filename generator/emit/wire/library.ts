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
  readonly transform: (document: WireDocument, context: object) => ts.Node[];
  readonly scanDiscriminators: (document: WireDocument, options: object) => Discriminators;
  readonly resolveRef: (document: WireDocument, ref: string, options: object) => unknown;
  readonly astToString: (nodes: readonly ts.Node[]) => string;
  readonly stringToAST: (text: string) => ts.Node[];
}

/** The modules have no declarations of their own; the interface above is what they are held to. */
async function load(): Promise<Pieces> {
  const folder = "openapi-typescript/dist";
  const [transform, utilities, printing] = await Promise.all([
    import(`${folder}/transform/index.mjs`) as Promise<{ default: Pieces["transform"] }>,
    import(`${folder}/lib/utils.mjs`) as Promise<Pick<Pieces, "scanDiscriminators" | "resolveRef">>,
    import(`${folder}/lib/ts.mjs`) as Promise<Pick<Pieces, "astToString" | "stringToAST">>,
  ]);
  return {
    transform: transform.default,
    scanDiscriminators: utilities.scanDiscriminators,
    resolveRef: utilities.resolveRef,
    astToString: printing.astToString,
    stringToAST: printing.stringToAST,
  };
}

/**
 * openapi-typescript's own helper demands `K extends keyof T`, which its output breaks where T is a union. It is only
 * added where nothing of that name is there yet, so this one takes its place.
 */
const withRequired = "type WithRequired<T, K extends PropertyKey> = T & { [P in K & keyof T]-?: T[P] };\n";

/** The text of `openapi.ts`. The document is changed on the way. */
export async function printDocument(document: WireDocument): Promise<string> {
  const { transform, scanDiscriminators, resolveRef, astToString, stringToAST } = await load();
  const options = { silent: true };
  const helper = stringToAST(withRequired)[0] as ts.Node;
  const discriminators = scanDiscriminators(document, options);
  settleDiscriminators(document, discriminators);
  const nodes = transform(document, {
    ...flags,
    discriminators,
    injectFooter: [helper],
    silent: true,
    resolve: (ref: string) => resolveRef(document, ref, options),
  });
  const text = astToString(nodes.filter((node) => node !== helper));
  return text.includes("WithRequired<") ? text + withRequired : text;
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
