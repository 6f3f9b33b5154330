import { child, keyOf, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { createPatches, type Location, type Patches, pointerOf, type Update, valueAt } from "./patches.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** Deeper than any document is nested; beyond it `$..` gives up. */
const maxDepth = 10_000;

type FindAll = (target: string, value: unknown) => readonly Location[];

/**
 * Applies OpenAPI Overlays (1.0 to 1.2) to a root document, one after the other, each action to what those before it left.
 * What cannot be applied is reported and left out. Origins of what an overlay brought lead into the overlay.
 */
export async function applyOverlays(
  root: SourceDocument,
  overlays: readonly SourceDocument[],
  report: Report,
): Promise<SourceDocument> {
  if (overlays.length === 0) return root;
  const find = await loadJsonPath();
  const patches = createPatches(root.file, root.value);
  for (const overlay of overlays) {
    for (const action of readActions(overlay, report)) applyAction(action, patches, find, report);
  }
  const byFile = new Map([root, ...overlays].map((source) => [source.file, source]));
  return {
    ...root,
    value: patches.value,
    overlays,
    locate: (pointer, key) => {
      const origin = patches.originOf(pointer);
      if (origin === undefined) return root.locate(pointer, key);
      const position = byFile.get(origin.file)?.locate(origin.pointer, key);
      return position && { ...position, origin };
    },
  };
}

async function loadJsonPath(): Promise<FindAll> {
  const { JSONPathEnvironment } = await import("json-p3");
  const environment = new JSONPathEnvironment({ maxRecursionDepth: maxDepth });
  type Value = Parameters<typeof environment.query>[1];
  return (target, value) => environment.query(target, value as Value).locations();
}

interface Action {
  readonly at: Origin;
  readonly target: string;
  readonly change:
    | ({ readonly kind: "update" } & Update)
    | { readonly kind: "copy"; readonly query: string; readonly from: Origin }
    | { readonly kind: "remove" };
  /** Whether a text, a number, a boolean or null may be replaced: since 1.1. */
  readonly primitives: "replaced" | "refused";
}

/** An overlay's document, and what its version has. */
interface Overlay {
  readonly value: JsonObjectLike;
  readonly at: Origin;
  readonly minor: number;
  readonly report: Report;
}

const rootFields = ["overlay", "info", "extends", "actions"];
const actionFields = ["target", "description", "update", "remove"];

/** The actions of an overlay; none after reporting that it is no overlay. */
function readActions({ file, value }: SourceDocument, report: Report): readonly Action[] {
  const at: Origin = { file, pointer: "" };
  if (!isObject(value) || !Object.hasOwn(value, "overlay")) {
    const guess = isObject(value) ? nearest("overlay", Object.keys(value)) : undefined;
    const why = `it has no "overlay" field${guess === undefined ? "" : `, but ${JSON.stringify(guess)}`}`;
    report({ code: "not-an-overlay", at, args: { why } });
    return [];
  }
  const version = String(value.overlay);
  // YAML reads `1.0` as the number 1.
  const known = /^1(?:\.([012])(?:\.\d+)?)?$/.exec(version);
  if (known === null) {
    report({ code: "overlay-version-unknown", at: child(at, "overlay"), args: { version } });
    return [];
  }
  if (!Array.isArray(value.actions)) {
    report({ code: "not-an-overlay", at, args: { why: '"actions" must be an array' } });
    return [];
  }
  const overlay: Overlay = { value, at, minor: Number(known[1] ?? 0), report };
  checkFields(value, overlay.minor >= 2 ? [...rootFields, "$self", "components"] : rootFields, at, report);
  return value.actions.flatMap((action: unknown, index) =>
    readAction(action, child(at, "actions", index), overlay),
  );
}

function readAction(value: unknown, at: Origin, overlay: Overlay): Action[] {
  const { minor, report } = overlay;
  const refuse = (why: string): Action[] => {
    report({ code: "overlay-action", at, args: { why } });
    return [];
  };
  if (!isObject(value)) return refuse("it must be an object");
  const known = minor >= 1 ? [...actionFields, "copy"] : actionFields;
  checkFields(value, minor >= 2 ? [...known, "$ref"] : known, at, report);
  const shared = minor >= 2 && typeof value.$ref === "string" ? sharedFields(value.$ref, overlay) : undefined;
  if (shared === "none") return refuse(`${JSON.stringify(value.$ref)} leads to no action of "components"`);
  const fieldAt = (name: string): Origin => child(Object.hasOwn(value, name) ? at : (shared?.at ?? at), name);
  const { target, update, copy, remove } = { ...shared?.fields, ...value };
  if (typeof target !== "string") return refuse('it has no "target"');
  const action = { at, target, primitives: minor >= 1 ? ("replaced" as const) : ("refused" as const) };
  // By the specification the others have no impact where "remove" is true.
  if (remove === true) return [{ ...action, change: { kind: "remove" } }];
  const hasUpdate = update !== undefined;
  if (minor >= 1 && typeof copy === "string") {
    if (hasUpdate) return refuse('it has both "update" and "copy"');
    return [{ ...action, change: { kind: "copy", query: copy, from: fieldAt("copy") } }];
  }
  if (hasUpdate) return [{ ...action, change: { kind: "update", value: update, from: fieldAt("update") } }];
  return refuse(`it has neither "update"${minor >= 1 ? ', "copy"' : ""} nor "remove: true"`);
}

/** What an action of the components says: `#/components/actions/name`. */
function sharedFields(
  reference: string,
  { value, at }: Overlay,
): { readonly fields: JsonObjectLike; readonly at: Origin } | "none" {
  const [, token] = /^#\/components\/actions\/([^/]+)$/.exec(reference) ?? [];
  const name = token?.replaceAll("~1", "/").replaceAll("~0", "~");
  const actions = isObject(value.components) ? value.components.actions : undefined;
  if (name === undefined || !isObject(actions) || !Object.hasOwn(actions, name)) return "none";
  const action = actions[name];
  const fields = isObject(action) ? action.fields : undefined;
  return isObject(fields) ? { fields, at: child(at, "components", "actions", name, "fields") } : "none";
}

function checkFields(value: JsonObjectLike, known: readonly string[], at: Origin, report: Report): void {
  for (const field of Object.keys(value)) {
    if (known.includes(field) || field.startsWith("x-")) continue;
    const guess = nearest(field, known);
    report({ code: "overlay-field", at: keyOf(child(at, field)), args: { field, guess } });
  }
}

function applyAction(action: Action, patches: Patches, find: FindAll, report: Report): void {
  const { at, target, change } = action;
  const query = (path: string, place: Origin): readonly Location[] | undefined => {
    try {
      return find(path, patches.value);
    } catch (fault) {
      const detail = fault instanceof Error ? fault.message : String(fault);
      report({ code: "overlay-target", at: place, args: { target: path, detail } });
      return undefined;
    }
  };
  const place = child(at, "target");
  const found = query(target, place);
  if (found === undefined) return;
  if (found.length === 0) report({ code: "overlay-target-empty", at: place, args: { target } });
  if (change.kind === "remove") {
    removeAll(found, patches, at, report);
    return;
  }
  if (change.kind === "update") {
    mergeAll(found, change, action, patches, report);
    return;
  }
  const sources = query(change.query, change.from);
  if (sources === undefined) return;
  const [source] = sources;
  if (source === undefined || sources.length > 1) {
    const why = `"copy" must select one value, but selects ${sources.length === 0 ? "none" : sources.length}`;
    report({ code: "overlay-action", at: change.from, args: { why } });
    return;
  }
  mergeAll(found, patches.copy(source), action, patches, report, change.from);
}

/** Merges a value into all that was found; `told` is where what cannot be merged is reported. */
function mergeAll(
  found: readonly Location[],
  update: Update,
  { primitives }: Action,
  patches: Patches,
  report: Report,
  told: Origin = update.from,
): void {
  for (const location of found) {
    const value = valueAt(patches.value, location);
    const why = whyNot(value, update.value, primitives);
    if (why !== undefined) {
      report({ code: "overlay-action", at: told, args: { why } });
      return;
    }
    patches.merge(location, update);
  }
}

/** Why a value cannot be merged into another one. */
function whyNot(value: unknown, update: unknown, primitives: Action["primitives"]): string | undefined {
  if (Array.isArray(value)) return undefined;
  if (isObject(value)) return isObject(update) ? undefined : "only an object can be merged into an object";
  if (primitives === "refused")
    return "its target is neither an object nor an array (since 1.1 an overlay may replace other values)";
  const isPrimitive = !isObject(update) && !Array.isArray(update);
  return isPrimitive ? undefined : "an object or an array cannot take the place of another value";
}

/** From the end, so that what was found stays where it was. */
function removeAll(found: readonly Location[], patches: Patches, at: Origin, report: Report): void {
  const each = new Map(found.map((location) => [pointerOf(location), location]));
  for (const location of [...each.values()].sort(lastFirst)) {
    if (location.length > 0) patches.remove(location);
    else report({ code: "overlay-action", at, args: { why: "the whole document cannot be removed" } });
  }
}

function lastFirst(one: Location, other: Location): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const [a, b] = [one[index], other[index]];
    if (a === b) continue;
    return typeof a === "number" && typeof b === "number" ? b - a : String(a) < String(b) ? 1 : -1;
  }
  return other.length - one.length;
}
