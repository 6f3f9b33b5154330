import { child, keyOf, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import { checkDescription, type Kind } from "./descriptions.ts";
import type { Extensions, Node, OpenApi } from "./document.ts";
import { laterFields, type ObjectKind, objectFields, placeOf, unreadFields } from "./fields.ts";
import type { Resolver } from "./resolve.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** What the readers of the document's parts share. */
export interface Context {
  readonly report: Report;
  readonly version: OpenApi["version"];
  readonly resolver: Resolver;
  readonly componentAt: OpenApi["componentAt"];
  /** Where parts stand that were put together from others: `locate` looks there. */
  readonly standIns: Map<string, Origin>;
  /** The names of the security schemes. */
  readonly schemes: ReadonlySet<string>;
  /** The operations that links name, where they do. */
  readonly links: { readonly id: string; readonly at: Origin }[];
  /** Swagger 2.0's `consumes` and `produces` of the root. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly callbacks: CallbacksRead;
  /** What references have been read as, by what they are read as and where they lead to. */
  readonly referred: Map<string, unknown>;
}

/** The callbacks of a document as they are read, by their places. */
export interface CallbacksRead {
  /** Those that are just being read. */
  readonly open: Set<string>;
  readonly known: Set<string>;
  /** How often callbacks were read inside of others. */
  nested: number;
}

export type ObjectNode = Node<JsonObjectLike>;

/** The member of an object, where it has one. */
export function member(node: ObjectNode, key: string): Node | undefined {
  return Object.hasOwn(node.value, key) ? { value: node.value[key], at: child(node.at, key) } : undefined;
}

/** What a value is, in words. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The node as an object; `undefined` after reporting that it is none. */
export function asObject(context: Context, node: Node | undefined, what: string): ObjectNode | undefined {
  if (node === undefined) return undefined;
  if (isObject(node.value)) return node as ObjectNode;
  const args = { what, expected: "an object", found: describe(node.value) };
  context.report({ code: "wrong-type", at: node.at, args });
  return undefined;
}

/** The members of an object as nodes, extensions left out; none where it is no object. */
export function members(
  context: Context,
  node: Node | undefined,
  what: string,
): (Node & { readonly key: string })[] {
  const object = asObject(context, node, what);
  if (object === undefined) return [];
  return Object.entries(object.value).map(([key, value]) => ({ key, value, at: child(object.at, key) }));
}

/** The items of a list as nodes. */
export function items(context: Context, node: Node | undefined, what: string): Node[] {
  if (node === undefined) return [];
  if (Array.isArray(node.value)) {
    return node.value.map((value: unknown, index) => ({ value, at: child(node.at, index) }));
  }
  const args = { what, expected: "an array", found: describe(node.value) };
  context.report({ code: "wrong-type", at: node.at, args });
  return [];
}

function typed<T>(type: string) {
  return (context: Context, node: ObjectNode, key: string): T | undefined => {
    const found = member(node, key);
    if (found === undefined || typeof found.value === type) return found?.value as T | undefined;
    const args = { what: JSON.stringify(key), expected: `a ${type}`, found: describe(found.value) };
    context.report({ code: "wrong-type", at: found.at, args });
    return undefined;
  };
}

/** The string at a key; `undefined` where there is none, or after reporting that it is something else. */
export const stringAt = typed<string>("string");

/** The boolean at a key, likewise. */
export const booleanAt = typed<boolean>("boolean");

/** The strings of a list at a key; what is no string is reported and left out. */
export function stringsAt(context: Context, node: ObjectNode, key: string): string[] | undefined {
  const found = member(node, key);
  if (found === undefined) return undefined;
  return items(context, found, JSON.stringify(key)).flatMap(({ value, at }) => {
    if (typeof value === "string") return [value];
    const args = { what: `an item of ${JSON.stringify(key)}`, expected: "a string", found: describe(value) };
    context.report({ code: "wrong-type", at, args });
    return [];
  });
}

/** The `x-` fields of an object. */
export function extensionsOf({ value }: ObjectNode): Extensions {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith("x-")));
}

/** Warns of fields that an object of this kind does not have. */
export function checkFields(context: Context, node: ObjectNode, kind: ObjectKind): void {
  const { name, fields } = objectFields(kind, context.version);
  const told = new Set<string>();
  for (const key of Object.keys(node.value)) {
    if (fields.has(key)) checkUnread(context, node, key);
    if (fields.has(key)) checkLater(context, node, kind, key);
    if (fields.has(key) || key.startsWith("x-")) continue;
    const belongs = placeOf(kind, key, context.version);
    // A schema that stands one level too high is one mistake, however many words it has.
    if (belongs !== undefined && told.has(belongs)) continue;
    if (belongs !== undefined) told.add(belongs);
    const guess = nearest(
      key,
      [...fields].filter((field) => !Object.hasOwn(node.value, field)),
    );
    context.report({
      code: "unknown-field",
      at: keyOf(child(node.at, key)),
      args: { field: key, what: name, guess, belongs },
    });
  }
}

/** Whether an object has what belongs into one of its fields beside it, which is told already. */
export function standsBeside(
  { version }: Pick<Context, "version">,
  { value }: ObjectNode,
  kind: ObjectKind,
  field: string,
): boolean {
  return Object.keys(value).some((key) => placeOf(kind, key, version) === `\`${field}\``);
}

function checkUnread(context: Context, node: ObjectNode, key: string): void {
  const rule = Object.hasOwn(unreadFields, key) ? unreadFields[key] : undefined;
  if (rule === undefined) return;
  const { holds, name, kind } = rule;
  const found = member(node, key);
  const what = JSON.stringify(key);
  if (holds === "map") {
    const entries = members(context, found, what).filter((entry) => !entry.key.startsWith("x-"));
    for (const entry of entries) checkUnreadPart(context, asObject(context, entry, name), kind);
    return;
  }
  const parts = holds === "list" ? items(context, found, what) : [found];
  if (kind === undefined) return;
  for (const part of parts)
    checkUnreadPart(context, asObject(context, part, holds === "list" ? name : what), kind);
}

function checkUnreadPart(context: Context, part: ObjectNode | undefined, kind: Kind | undefined): void {
  if (part === undefined || kind === undefined) return;
  const isLink = kind === "link";
  const node = isLink ? follow(context, part, "a link")?.node : part;
  if (node === undefined) return;
  checkDescription(context, node, kind);
  if (isLink) noteLink(context, node);
}

/** Links name operations that may come later; they are looked up once all are known. */
function noteLink(context: Context, node: ObjectNode): void {
  const { operationId: id, operationRef: ref } = node.value;
  if (typeof id === "string") context.links.push({ id, at: child(node.at, "operationId") });
  else if (typeof ref === "string" && ref.startsWith("#"))
    context.resolver.resolve(ref, child(node.at, "operationRef"));
  else if (ref === undefined && id === undefined)
    needField(context, node, "a link", "operationId", "it is ignored");
}

/** Notes a field that came with a later version than the document's. */
function checkLater(context: Context, node: ObjectNode, kind: ObjectKind, key: string): void {
  const version = laterFields[kind]?.[key];
  if (version === undefined || context.version === "2.0" || context.version >= version) return;
  const args = { what: JSON.stringify(key), version };
  context.report({ code: "later-version", at: keyOf(child(node.at, key)), args });
}

/** Warns of a field that is required and not there; what is made of the object all the same is `taken`. */
export function needField(
  context: Context,
  node: ObjectNode,
  what: string,
  field: string,
  taken: string,
): void {
  // One that is nearly called so was told already.
  if (Object.hasOwn(node.value, field) || nearest(field, Object.keys(node.value)) !== undefined) return;
  context.report({ code: "field-required", at: node.at, args: { what, field, taken } });
}

/** Warns of two fields that exclude each other. */
export function checkExclusive(
  { report }: Pick<Context, "report">,
  { value, at }: ObjectNode,
  one: string,
  other: string,
  taken: string,
): void {
  if (!Object.hasOwn(value, one) || !Object.hasOwn(value, other)) return;
  report({ code: "fields-exclude", at: keyOf(child(at, other)), args: { one, other, taken } });
}

/** A part and the component that it was referred to by. */
export interface Followed {
  readonly node: ObjectNode;
  readonly component: string | undefined;
}

/** The parts whose description a reference may replace. */
const describedParts = new Set([
  "a parameter",
  "a request body",
  "a response",
  "a header",
  "an example",
  "a security scheme",
]);

/** A reference to a schema where another part belongs: the schema's words would all be strange there. */
function complainOfSchema(context: Context, { at }: ObjectNode, what: string): undefined {
  context.report({
    code: "wrong-type",
    at: child(at, "$ref"),
    args: { what: "what this $ref leads to", expected: what, found: "a schema" },
  });
}

/** Notes what stands beside a reference and has no effect; from 3.1 on a description has one (3.1.1, 4.8.23). */
function checkSiblings(context: Context, { value, at }: ObjectNode, what: string): void {
  const isOlder = context.version === "2.0" || context.version === "3.0";
  if (!describedParts.has(what)) return;
  for (const keyword of Object.keys(value)) {
    if (keyword === "$ref" || keyword.startsWith("x-")) continue;
    if (!isOlder && (keyword === "description" || keyword === "summary")) continue;
    const where = isOlder ? "before OpenAPI 3.1" : "outside schemas";
    context.report({ code: "ref-sibling-ignored", at: keyOf(child(at, keyword)), args: { keyword, where } });
  }
}

/**
 * Follows the references of a part that is no schema, to the end; reports what is no object. From OpenAPI 3.1 on a
 * reference may have a description of its own (3.1.1, 4.8.23).
 */
export function follow(context: Context, node: Node | undefined, what: string): Followed | undefined {
  let object = asObject(context, node, what);
  let component: string | undefined;
  let description: string | undefined;
  while (object !== undefined && typeof object.value.$ref === "string") {
    checkSiblings(context, object, what);
    if (typeof object.value.description === "string") description ??= object.value.description;
    const target = context.resolver.resolve(object.value.$ref, object.at);
    if (target === undefined) return undefined;
    const found = context.componentAt(target.at);
    component ??= found?.name;
    if (found?.section === "schemas") return complainOfSchema(context, object, what);
    object = asObject(context, target, what);
  }
  if (object === undefined) return undefined;
  const isOlder = context.version === "2.0" || context.version === "3.0";
  if (description === undefined || isOlder || !describedParts.has(what)) return { node: object, component };
  return { node: { value: { ...object.value, description }, at: object.at }, component };
}

/**
 * Reads a part, but one that a mere reference leads to only once: what many operations refer to is one and the same to
 * whoever goes on with it.
 */
export function readOnce<T>(
  { referred }: Context,
  { value, at }: Node,
  what: string,
  read: () => T | undefined,
): T | undefined {
  if (!isObject(value) || typeof value.$ref !== "string" || Object.keys(value).length > 1) return read();
  const key = `${what} ${at.file} ${value.$ref}`;
  const known = referred.get(key) as T | undefined;
  if (known !== undefined) return known;
  const found = read();
  if (found !== undefined) referred.set(key, found);
  return found;
}
