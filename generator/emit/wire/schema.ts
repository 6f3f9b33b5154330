import { child, escapeToken, type Origin, type Report } from "../../diagnostics/index.ts";
import { isObject, type Node, type OpenApi } from "../../openapi/index.ts";
import type { Keys } from "./keys.ts";
import type { WireObject } from "./library.ts";

/** Copies schemas into the form that openapi-typescript takes. */
export interface SchemaCopier {
  copy(schema: Node): WireObject;
  /**
   * Schemas that are no components of the root document but had to be named: those of other documents, those that refer
   * to themselves. To be asked for when all others are copied.
   */
  hoisted(): ReadonlyMap<string, WireObject>;
}

const typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"];

/**
 * Keywords that say more than `$ref` does; beside them it becomes a part of `allOf` (JSON Schema 2020-12, 8.2.3.1).
 * A `type` beside it is what the target has already.
 */
const structural = [
  "properties",
  "required",
  "allOf",
  "anyOf",
  "oneOf",
  "enum",
  "const",
  "items",
  "prefixItems",
];

/** Keywords that are copied as they are: what comments are made of. */
const annotations = ["format", "deprecated", "readOnly", "writeOnly"];

/** Sets an own member, also where its key is `__proto__`. */
export function setOwn(target: WireObject, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

export function createSchemaCopier(api: OpenApi, keys: Keys, report: Report): SchemaCopier {
  const hoisted = new Map<string, WireObject>();
  const names = new Map<string, string>();
  const components = new Set(api.schemas.map(({ name }) => name));
  const taken = new Set(components);
  const open = new Set<string>();
  /** Named, and not copied yet: documents that lead from one to the next are followed in a loop, however many they are. */
  const waiting: { readonly name: string; readonly schema: Node }[] = [];

  const repaired = (at: Origin, what: string): void => report({ code: "wire-repaired", at, args: { what } });

  /** A reference to a component stays one; any other target is copied in, or named where it holds itself. */
  const reference = (ref: string, at: Origin): WireObject => {
    const target = api.resolve(ref, at);
    if (target === undefined) return {};
    const component = api.componentAt(target.at);
    // A component that is no schema was left out.
    if (component?.section === "schemas") return components.has(component.name) ? refTo(component.name) : {};
    const identity = `${target.at.file}#${target.at.pointer}`;
    const name = names.get(identity);
    if (name !== undefined) return refTo(name);
    if (target.at.file === api.sources[0]?.file && !open.has(identity)) {
      open.add(identity);
      const copied = copy(target);
      open.delete(identity);
      const given = names.get(identity);
      if (given === undefined) return copied;
      hoisted.set(given, copied);
      return refTo(given);
    }
    const given = nameFor(target.at);
    names.set(identity, given);
    if (!open.has(identity)) waiting.push({ name: given, schema: target });
    return refTo(given);
  };
  const copyWaiting = (): ReadonlyMap<string, WireObject> => {
    // More of them turn up on the way.
    for (const { name, schema } of waiting) hoisted.set(name, copy(schema));
    waiting.length = 0;
    return hoisted;
  };
  const refTo = (name: string): WireObject => ({
    $ref: `#/components/schemas/${escapeToken(keys.of(name))}`,
  });
  /** The last word of the place, or the file's name; counted up where it is taken. */
  const nameFor = ({ file, pointer }: Origin): string => {
    const last =
      pointer === "" ? (file.split("/").at(-1) ?? "").replace(/\.\w+$/, "") : pointer.split("/").at(-1);
    const base = (last ?? "").replace(/[^A-Za-z0-9_.-]/g, "_") || "schema";
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    return name;
  };

  const copy = ({ value, at }: Node): WireObject => {
    if (value === false) return { enum: [] };
    if (!isObject(value)) return {};
    const ref = value.$ref ?? value.$dynamicRef;
    if (typeof ref !== "string") return copyKeywords(value, at);
    const target = reference(ref, at);
    if (api.dialect === "openapi-3.0") return target;
    if (!structural.some((keyword) => Object.hasOwn(value, keyword))) {
      return "$ref" in target ? { ...comments(value), ...target } : { ...target, ...comments(value) };
    }
    const own = copyKeywords(value, at);
    const parts = Array.isArray(own.allOf) ? own.allOf : [];
    return { ...own, allOf: [target, ...parts] };
  };
  const copyKeywords = (value: Readonly<Record<string, unknown>>, at: Origin): WireObject => {
    const out = comments(value);
    copyValues(value, at, out);
    copyMembers(value, at, out);
    for (const keyword of ["allOf", "anyOf", "oneOf", "prefixItems"]) {
      const list = value[keyword];
      if (!Array.isArray(list) || list.length === 0) continue;
      out[keyword] = list.map((item, index) => copy({ value: item, at: child(at, keyword, index) }));
    }
    if (Array.isArray(value.items)) {
      out.items = value.items.map((item, index) => copy({ value: item, at: child(at, "items", index) }));
    } else if (Object.hasOwn(value, "items"))
      out.items = copy({ value: value.items, at: child(at, "items") });
    const isUnion = out.oneOf !== undefined || out.anyOf !== undefined;
    // With a type the union would be given a tag of its own where it is itself a member of a tagged union.
    if (isUnion && out.properties === undefined && out.additionalProperties === undefined) delete out.type;
    liftRequired(out);
    copyDiscriminator(value.discriminator, out);
    return out;
  };
  /** `type`, `enum`, `const` and `nullable`, where they make sense together. */
  const copyValues = (value: Readonly<Record<string, unknown>>, at: Origin, out: WireObject): void => {
    const type = typeOf(value.type);
    if (type !== undefined) out.type = type;
    if (Array.isArray(value.enum)) {
      out.enum = value.enum.map((item) => literal(item, keys));
      const isObjectType = type === "object" || (Array.isArray(type) && type.includes("object"));
      if (isObjectType && !value.enum.some(isObject)) {
        delete out.type;
        if (type === "object")
          repaired(child(at, "type"), '"type": "object" beside an enum without objects is left out');
      }
      if (type === "object" && value.enum.some(isObject)) delete out.type;
    }
    if (Object.hasOwn(value, "const")) {
      if (value.const === null) out.type = "null";
      else out.const = literal(value.const, keys);
    }
    const mayBeNull = !Array.isArray(value.enum) || value.enum.includes(null);
    if (api.dialect === "openapi-3.0" && value.nullable === true && type !== undefined && mayBeNull)
      out.nullable = true;
  };
  const copyMembers = (value: Readonly<Record<string, unknown>>, at: Origin, out: WireObject): void => {
    for (const keyword of ["properties", "patternProperties"]) {
      const map = value[keyword];
      if (!isObject(map)) continue;
      const copied: WireObject = {};
      for (const [name, member] of Object.entries(map)) {
        setOwn(copied, keys.of(name), copy({ value: member, at: child(at, keyword, name) }));
      }
      out[keyword] = copied;
    }
    if (Array.isArray(value.required)) {
      out.required = value.required.filter((name) => typeof name === "string").map(keys.of);
    }
    const rest = value.additionalProperties;
    if (typeof rest === "boolean") out.additionalProperties = rest;
    else if (isObject(rest))
      out.additionalProperties = copy({ value: rest, at: child(at, "additionalProperties") });
  };
  const copyDiscriminator = (value: unknown, out: WireObject): void => {
    if (!isObject(value) || typeof value.propertyName !== "string" || value.propertyName === "__proto__")
      return;
    const mapping: WireObject = {};
    for (const [word, target] of isObject(value.mapping) ? Object.entries(value.mapping) : []) {
      const found = typeof target === "string" ? mapped(target) : undefined;
      if (found !== undefined) setOwn(mapping, word, found);
    }
    const hasMapping = Object.keys(mapping).length > 0;
    out.discriminator = { propertyName: keys.of(value.propertyName), ...(hasMapping ? { mapping } : {}) };
  };
  /** A target of a mapping: a component's name, or a reference to one. What else it may be is for lowering to tell. */
  const mapped = (target: string): string | undefined => {
    const name = target.replace(/^#\/(?:components\/schemas|definitions)\//, "");
    const known = [name, name.replaceAll("~1", "/").replaceAll("~0", "~")].find((one) => components.has(one));
    return known === undefined ? undefined : (refTo(known).$ref as string);
  };
  return { copy, hoisted: copyWaiting };
}

/** The types that JSON Schema has; a list of one is that one. */
function typeOf(type: unknown): string | readonly string[] | undefined {
  if (typeof type === "string") return typeNames.includes(type) ? type : undefined;
  if (!Array.isArray(type)) return undefined;
  const known = typeNames.filter((name) => type.includes(name));
  return known.length > 1 ? known : known[0];
}

/** What comments are made of. Values are written out, as openapi-typescript walks into those that are not. */
export function comments(value: Readonly<Record<string, unknown>>): WireObject {
  const out: WireObject = {};
  for (const key of ["title", "summary", "description"])
    if (typeof value[key] === "string") out[key] = value[key];
  for (const key of annotations)
    if (value[key] === true || typeof value[key] === "string") out[key] = value[key];
  for (const key of ["default", "example"]) if (Object.hasOwn(value, key)) out[key] = written(value[key]);
  if (Array.isArray(value.examples)) out.examples = value.examples.map(written);
  return out;
}

function written(value: unknown): unknown {
  return typeof value === "object" ? JSON.stringify(value, null, 2) : value;
}

/** The keywords that openapi-typescript looks for at every place of a document. */
const looked = ["$ref", "allOf", "oneOf", "discriminator"];

/** A literal as it is, but for members that would be taken for a schema's. */
function literal(value: unknown, keys: Keys): unknown {
  if (Array.isArray(value)) return value.map((item) => literal(item, keys));
  if (!isObject(value)) return value;
  const out: WireObject = {};
  for (const [key, member] of Object.entries(value)) {
    setOwn(out, looked.includes(key) ? keys.hide(key) : keys.of(key), literal(member, keys));
  }
  return out;
}

/** What a part of `allOf` requires without describing it is required of the whole: there it reaches its siblings. */
function liftRequired(out: WireObject): void {
  if (!Array.isArray(out.allOf)) return;
  const lifted = new Set<string>(Array.isArray(out.required) ? (out.required as string[]) : []);
  for (const part of out.allOf as WireObject[]) {
    if (!Array.isArray(part.required)) continue;
    const own = isObject(part.properties) ? part.properties : {};
    for (const name of part.required as string[]) if (!Object.hasOwn(own, name)) lifted.add(name);
  }
  if (lifted.size > 0) out.required = [...lifted];
}
