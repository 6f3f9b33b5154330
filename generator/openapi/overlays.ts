import { child, keyOf, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { createPatches, type Location, type Patches, pointerOf } from "./patches.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** Deeper than any document is nested; beyond it `$..` gives up. */
const maxDepth = 10_000;

type FindAll = (target: string, value: unknown) => readonly Location[];

/**
 * Applies OpenAPI Overlays (1.0) to a root document, one after the other, each action to what those before it left.
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
      return position === undefined || origin.file === root.file ? position : { ...position, origin };
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
  readonly change: { readonly kind: "update"; readonly value: unknown } | { readonly kind: "remove" };
}

const rootFields = ["overlay", "info", "extends", "actions"];
const actionFields = ["target", "description", "update", "remove"];

/** The actions of an overlay; none after reporting that it is no overlay. */
function readActions({ file, value }: SourceDocument, report: Report): readonly Action[] {
  const at: Origin = { file, pointer: "" };
  if (!isObject(value) || !Object.hasOwn(value, "overlay")) {
    const guess = isObject(value) ? nearest("overlay", Object.keys(value)) : undefined;
    const why = `there is no "overlay" at its root${guess === undefined ? "" : `, but ${JSON.stringify(guess)}`}`;
    report({ code: "not-an-overlay", at, args: { why } });
    return [];
  }
  const version = String(value.overlay);
  if (!/^1\.0(?:\.\d+)?$/.test(version)) {
    report({ code: "overlay-version-unknown", at: child(at, "overlay"), args: { version } });
    return [];
  }
  if (!Array.isArray(value.actions)) {
    report({ code: "not-an-overlay", at, args: { why: '"actions" has to be a list' } });
    return [];
  }
  checkFields(value, rootFields, at, report);
  return value.actions.flatMap((action: unknown, index) =>
    readAction(action, child(at, "actions", index), report),
  );
}

function readAction(value: unknown, at: Origin, report: Report): Action[] {
  const refuse = (why: string): Action[] => {
    report({ code: "overlay-action", at, args: { why } });
    return [];
  };
  if (!isObject(value)) return refuse("it has to be an object");
  checkFields(value, actionFields, at, report);
  const { target, update, remove } = value;
  if (typeof target !== "string") return refuse('it has no "target"');
  // By the specification "update" has no impact where "remove" is true.
  if (remove === true) return [{ at, target, change: { kind: "remove" } }];
  if (!Object.hasOwn(value, "update")) return refuse('it has neither "update" nor "remove: true"');
  return [{ at, target, change: { kind: "update", value: update } }];
}

function checkFields(value: JsonObjectLike, known: readonly string[], at: Origin, report: Report): void {
  for (const field of Object.keys(value)) {
    if (known.includes(field) || field.startsWith("x-")) continue;
    const guess = nearest(field, known);
    report({ code: "overlay-field", at: keyOf(child(at, field)), args: { field, guess } });
  }
}

function applyAction({ at, target, change }: Action, patches: Patches, find: FindAll, report: Report): void {
  const place = child(at, "target");
  let found: readonly Location[];
  try {
    found = find(target, patches.value);
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault);
    report({ code: "overlay-target", at: place, args: { target, detail } });
    return;
  }
  if (found.length === 0) report({ code: "overlay-target-empty", at: place, args: { target } });
  if (change.kind === "remove") {
    removeAll(found, patches, at, report);
    return;
  }
  for (const location of found) {
    const value = valueAt(patches.value, location);
    const from = child(at, "update");
    if (isObject(value) ? isObject(change.value) : Array.isArray(value)) {
      patches.merge(location, change.value, from);
    } else {
      const why = isObject(value)
        ? "only an object can be merged into an object"
        : "its target is neither an object nor a list";
      report({ code: "overlay-action", at: from, args: { why } });
      return;
    }
  }
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

function valueAt(value: unknown, location: Location): unknown {
  let found: unknown = value;
  for (const token of location) {
    if (Array.isArray(found)) found = found[Number(token)];
    else found = isObject(found) && Object.hasOwn(found, token) ? found[token] : undefined;
  }
  return found;
}
