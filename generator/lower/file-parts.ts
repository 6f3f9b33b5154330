import { isNullType, noNotes, type ObjectRules, type Property, type Schema } from "../ir/index.ts";
import { type Draft, type Lowering, openDraft } from "./draft.ts";
import { isBinaryMedia } from "./media-types.ts";

/** What the bodies that have a model say of the media types of its parts. */
export type PartTypes = ReadonlyMap<string, readonly string[]>;

/** The parts of a form with files in the place of bytes, those as well that no name is said of. */
export function withFiles(form: ObjectRules, owner: Draft, said: PartTypes, lowering: Lowering): ObjectRules {
  const { properties, patternProperties, additionalProperties } = form;
  const unnamed = (schema: Schema): Schema => {
    const file: Search["file"] = (bytes, place) => fileSchema(bytes, unnamedKey, { place, owner }, lowering);
    return fileIn(schema, { ...unnamedSearch(lowering), file }) ?? schema;
  };
  return {
    ...form,
    ...(properties !== undefined && {
      properties: properties.map((property) => withFile(property, owner, said, lowering)),
    }),
    ...(patternProperties !== undefined && {
      patternProperties: patternProperties.map((rule) => ({ ...rule, schema: unnamed(rule.schema) })),
    }),
    ...(additionalProperties !== undefined && { additionalProperties: unnamed(additionalProperties) }),
  };
}

/** Whether any part of a form is a file, or a list of files. */
export function holdsFiles(form: ObjectRules, said: PartTypes, lowering: Lowering): boolean {
  const { properties = [], patternProperties = [], additionalProperties } = form;
  const others = [...patternProperties.map(({ schema }) => schema), additionalProperties ?? []].flat();
  return (
    properties.some((property) => isFilePart(property, said, lowering)) ||
    others.some((schema) => fileIn(schema, unnamedSearch(lowering)) !== undefined)
  );
}

/** What the class of a file is called after whose name only those who send it know. */
const unnamedKey = "file";

function unnamedSearch(lowering: Lowering): Search {
  return { file: (bytes) => bytes, lowering, types: [], place: "unnamed", within: new Set() };
}

/**
 * A part of bytes as programs have it (OpenAPI 3.1.1, 4.8.15): a `File` or a `Blob`, or a model with a name and a stream; a
 * list of such parts is a list of these. What is no file stays as it is.
 */
function withFile(property: Property, owner: Draft, said: PartTypes, lowering: Lowering): Property {
  const file: Search["file"] = (bytes, place) => fileSchema(bytes, property.key, { place, owner }, lowering);
  const schema = fileIn(property.schema, { ...searchOf(property, said, lowering), file });
  return schema === undefined ? property : { ...property, schema };
}

/** Whether a part of a form is a file, or a list of files. */
function isFilePart(property: Property, said: PartTypes, lowering: Lowering): boolean {
  return fileIn(property.schema, searchOf(property, said, lowering)) !== undefined;
}

function searchOf({ key }: Property, said: PartTypes, lowering: Lowering): Search {
  const types = said.get(key) ?? [];
  return { file: (bytes) => bytes, lowering, types, place: "property", within: new Set() };
}

interface Search {
  /** What stands in the place of bytes. */
  readonly file: (bytes: Schema, place: FilePlace["place"]) => Schema;
  readonly lowering: Lowering;
  /** The media types that bodies say of the part. */
  readonly types: readonly string[];
  readonly place: FilePlace["place"];
  /** The schemas around, as a union may hold itself. */
  readonly within: ReadonlySet<Schema>;
}

/** A part's schema with files in the place of bytes; `undefined` where it says of no bytes, or of something else as well. */
function fileIn(schema: Schema, search: Search): Schema | undefined {
  if (search.within.has(schema)) return undefined;
  if (isBytes(schema, search)) return search.file(schema, search.place);
  // Of what may be there as well, which is any value where nothing is said, nobody asks for files.
  if (search.place !== "unnamed" && isUnsaid(schema, search))
    return orText(search.file(schema, search.place), schema);
  const inner = { ...search, within: new Set(search.within).add(schema) };
  return fileList(schema, inner) ?? referredFile(schema, inner) ?? fileChoice(schema, inner);
}

/** Raw bytes: `format: binary` (OpenAPI 3.0), or what has a media type that is no text's, by itself or by its body (3.1). */
function isBytes(schema: Schema, search: Search): boolean {
  const { types, string = {} } = schema;
  const isString =
    types?.includes("string") === true && types.every((type) => type === "string" || type === "null");
  if (isString && string.format?.name === "binary") return true;
  if (string.contentEncoding !== undefined || (types !== undefined && !isString)) return false;
  const { contentMediaType } = string;
  if (contentMediaType !== undefined && isBinaryMedia(contentMediaType)) return true;
  return search.types.length > 0 && search.types.every(isBinaryMedia) && isBare(schema, search);
}

/**
 * What nothing is said of, not even a type: bytes, from 3.1 on (3.1.1, 4.8.15.1.1 and "Migrating binary descriptions"). They may
 * be those of a text, as a form sends a part without a file's name.
 */
function isUnsaid(schema: Schema, search: Search): boolean {
  const { types, string = {} } = schema;
  const hasMedia = search.types.length > 0 || string.contentMediaType !== undefined;
  return types === undefined && !hasMedia && string.contentEncoding === undefined && isBare(schema, search);
}

/** From 3.1 on, whether nothing is asked of a value but its type and its length. */
function isBare(schema: Schema, { lowering }: Search): boolean {
  const { version } = lowering.openapi;
  if (version !== "3.1" && version !== "3.2") return false;
  const asked = keysOf(schema).filter((key) => !["at", "notes", "types", "string"].includes(key));
  const askedOfText = keysOf(schema.string).filter(
    (key) => !["minLength", "maxLength", "contentMediaType"].includes(key),
  );
  // No document has the bytes of a file for a default.
  return asked.length + askedOfText.length === 0 && schema.notes.default === undefined;
}

function keysOf(rules: object = {}): readonly string[] {
  return Object.entries(rules).flatMap(([key, value]) => (value === undefined ? [] : [key]));
}

/** A file, or what a schema says of texts. */
function orText({ at, notes, ...file }: Schema, { string }: Schema): Schema {
  const text: Schema = { at, notes: noNotes, types: ["string"], ...(string !== undefined && { string }) };
  return { at, notes, anyOf: [...(file.anyOf ?? [{ at, notes: noNotes, ...file }]), text] };
}

/** Files travel in one list; a list of lists is JSON. */
function fileList(schema: Schema, search: Search): Schema | undefined {
  const { array } = schema;
  if (array?.items === undefined || search.place === "item") return undefined;
  const items = fileIn(array.items, { ...search, place: "item" });
  return items && { ...schema, array: { ...array, items } };
}

/** A component, which stays what it is to others, or the only part of an `allOf`: as if it were written here. */
function referredFile({ ref, allOf, array, at, notes }: Schema, search: Search): Schema | undefined {
  const { drafts } = search.lowering;
  const target = ref === undefined ? undefined : drafts.get(ref);
  const only = allOf?.length === 1 ? allOf[0] : undefined;
  const part = target?.role === "component" ? target.schema : only;
  const found = part && fileIn(part, search);
  if (found === undefined) return undefined;
  const list = found.array && { array: { ...found.array, ...array } };
  return { ...found, ...list, at, notes: { ...found.notes, ...notes } };
}

/** A choice of nothing but files, lists of files and null. */
function fileChoice({ anyOf, oneOf, at, notes }: Schema, search: Search): Schema | undefined {
  const members = (anyOf ?? oneOf ?? []).map((member) =>
    isNullType(member) ? member : fileIn(member, search),
  );
  const known = members.filter((member) => member !== undefined);
  if (known.length < members.length || known.every(isNullType)) return undefined;
  return { at, notes, anyOf: known.flatMap((member) => member.anyOf ?? [member]) };
}

interface FilePlace {
  readonly place: "property" | "unnamed" | "item";
  /** The model that has the part. */
  readonly owner: Draft;
}

function fileSchema({ at, notes, types }: Schema, key: string, where: FilePlace, lowering: Lowering): Schema {
  const model = fileRef(key, where, at, lowering);
  const plain = { at, notes: noNotes };
  const nothing: readonly Schema[] = types?.includes("null") ? [{ ...plain, types: ["null"] }] : [];
  const isItem = where.place === "item";
  // Pages of SDKs name the model alone.
  if (isItem && lowering.options.operations.clientModels)
    return nothing.length === 0 ? model : { ...plain, anyOf: [model, ...nothing] };
  const members: readonly Schema[] = [{ ...plain, native: "file" }, model, ...nothing];
  return { at, notes: isItem ? noNotes : notes, anyOf: members };
}

/** The class of one part: what it is called, and what it holds. */
function fileRef(key: string, { place, owner }: FilePlace, at: Schema["at"], lowering: Lowering): Schema {
  const draft = openDraft(lowering, {
    id: `${owner.id}~file~${key}`,
    at,
    role: "inline",
    directory: owner.root.directory,
    wish: { label: key, title: undefined, place: place === "item" ? place : "property" },
    parent: owner,
    root: owner.root,
    node: undefined,
  });
  draft.schema = {
    at,
    notes: noNotes,
    types: ["object"],
    object: {
      properties: [
        { key: "fileName", name: "fileName", schema: { at, notes: noNotes, types: ["string"] } },
        { key: "content", name: "content", schema: { at, notes: noNotes, native: "stream" } },
      ],
      required: ["fileName", "content"],
    },
  };
  return { at, notes: noNotes, ref: draft.id };
}
