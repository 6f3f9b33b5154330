import { noNotes, type Property, type Schema } from "../ir/index.ts";
import { type Draft, type Lowering, openDraft } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";
import { isBinary } from "./media-types.ts";

/** Marks the body of a multipart form, whose binary parts are files; they are set once the body is lowered. */
export function openFileClasses(body: Schema, lowering: Lowering): Schema {
  if (body.ref !== undefined) lowering.forms.add(body.ref);
  return body;
}

/**
 * The files of the forms: a part of bytes is a `File` or a `Blob` of the program, or a model with a name and a stream;
 * a list of such parts is a list of these, or in an SDK's pages of such models.
 */
export function lowerUploads(lowering: Lowering): void {
  for (const id of lowering.forms) {
    const draft = lowering.drafts.get(id);
    const properties = draft?.schema?.object?.properties;
    if (draft?.schema === undefined || properties === undefined) continue;
    const uploads = properties.map((property) => upload(property, draft, lowering));
    draft.schema = { ...draft.schema, object: { ...draft.schema.object, properties: uploads } };
  }
}

function upload(property: Property, owner: Draft, lowering: Lowering): Property {
  const written = writtenPart(property.key, owner);
  if (isBinary(written)) {
    const { schema } = property;
    const members = [
      { at: schema.at, notes: noNotes, native: "file" as const },
      fileRef(property, owner, "property", lowering),
    ];
    return { ...property, schema: { at: schema.at, notes: schema.notes, anyOf: members } };
  }
  if (!isObject(written) || !isBinary(written.items) || property.schema.array === undefined) return property;
  const model = fileRef(property, owner, "item", lowering);
  const { at } = model;
  // Pages of SDKs name the model alone.
  const items = lowering.options.operations.clientModels
    ? model
    : { at, notes: noNotes, anyOf: [{ at, notes: noNotes, native: "file" as const }, model] };
  return { ...property, schema: { ...property.schema, array: { ...property.schema.array, items } } };
}

function writtenPart(key: string, { node }: Draft): unknown {
  const properties = isObject(node?.value) ? node.value.properties : undefined;
  return isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** The class of one part: what it is called, and what it holds. */
function fileRef(
  { key, schema }: Property,
  owner: Draft,
  place: "property" | "item",
  lowering: Lowering,
): Schema {
  const { at } = schema;
  const draft = openDraft(lowering, {
    id: `${owner.id}~file~${key}`,
    at,
    role: "inline",
    directory: owner.root.directory,
    wish: { label: key, title: undefined, place },
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
