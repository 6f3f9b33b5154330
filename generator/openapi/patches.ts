import { escapeToken, type Origin } from "../diagnostics/index.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** The keys and indexes that lead to a place. */
export type Location = readonly (string | number)[];

/** A value that is merged into others, with where it comes from. */
export interface Update {
  readonly value: unknown;
  readonly from: Origin;
  /** What of it comes from elsewhere, by its pointer inside of the value. */
  readonly inner?: ReadonlyMap<string, Origin>;
}

/** A document that is changed step by step, never in place: its values may stand in it more than once. */
export interface Patches {
  /** The name of the document that is changed. */
  readonly file: string;
  readonly value: unknown;
  /** Merges a value into the one at a location. */
  merge(location: Location, update: Update): void;
  remove(location: Location): void;
  /** The value at a location as it is now, to be merged into others. */
  copy(location: Location): Update;
  /** Where the value at a pointer comes from, where that is not the pointer itself. */
  originOf(pointer: string): Origin | undefined;
}

/** Starts from a document's value; `file` is its name. */
export function createPatches(file: string, start: unknown): Patches {
  let value = start;
  /** By pointer: what came from elsewhere. What is below comes from below there. */
  const origins = new Map<string, Origin>();

  const originOf = (pointer: string): Origin | undefined => {
    if (origins.size === 0) return undefined;
    for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
      const origin = origins.get(path);
      if (origin !== undefined)
        return { file: origin.file, pointer: origin.pointer + pointer.slice(path.length) };
    }
    return undefined;
  };
  const forget = (pointer: string): [string, Origin][] => {
    const below = [...origins].filter(([path]) => path === pointer || path.startsWith(`${pointer}/`));
    for (const [path] of below) origins.delete(path);
    return below;
  };
  /** Items that move up keep the places that they had. */
  const shift = (list: string, index: number, length: number): void => {
    forget(`${list}/${index}`);
    for (let next = index + 1; next < length; next++) {
      const was = originOf(`${list}/${next}`) ?? { file, pointer: `${list}/${next}` };
      const moved = forget(`${list}/${next}`);
      origins.set(`${list}/${next - 1}`, was);
      for (const [path, origin] of moved) {
        origins.set(`${list}/${next - 1}${path.slice(`${list}/${next}`.length)}`, origin);
      }
    }
  };
  /** Notes where a value comes from that takes a place, and what of it comes from elsewhere. */
  const settle = (pointer: string, { from, inner }: Update): void => {
    forget(pointer);
    origins.set(pointer, from);
    for (const [path, origin] of inner ?? []) origins.set(pointer + path, origin);
  };
  const mergeInto = (target: unknown, update: Update, pointer: string): unknown => {
    if (Array.isArray(target)) {
      const { value: items } = update;
      const added = Array.isArray(items) ? items.map((_, index) => partOf(update, index)) : [update];
      for (const [index, one] of added.entries()) settle(`${pointer}/${target.length + index}`, one);
      return [...target, ...added.map(({ value }) => value)];
    }
    if (!isObject(target) || !isObject(update.value)) {
      settle(pointer, update);
      return update.value;
    }
    const members = new Map(Object.entries(target));
    for (const key of Object.keys(update.value)) {
      const place = `${pointer}/${escapeToken(key)}`;
      const part = partOf(update, key);
      const known = members.get(key);
      // Of a list that is merged into a list the items are appended; a list that meets anything else takes its place.
      const mixed = members.has(key) && Array.isArray(known) && !Array.isArray(part.value);
      if (members.has(key) && !mixed) {
        members.set(key, mergeInto(known, part, place));
      } else {
        settle(place, part);
        members.set(key, part.value);
      }
    }
    return Object.fromEntries(members);
  };
  return {
    file,
    get value() {
      return value;
    },
    originOf,
    merge: (location, update) => {
      value = replaceAt(value, location, (target) => mergeInto(target, update, pointerOf(location)));
    },
    copy: (location) => {
      const pointer = pointerOf(location);
      return {
        value: valueAt(value, location),
        from: originOf(pointer) ?? { file, pointer },
        inner: below(origins, pointer),
      };
    },
    remove: (location) => {
      const parent = location.slice(0, -1);
      const last = location.at(-1);
      if (last === undefined) return;
      value = replaceAt(value, parent, (target) => {
        if (Array.isArray(target)) {
          shift(pointerOf(parent), Number(last), target.length);
          return target.filter((_, index) => index !== last);
        }
        forget(pointerOf(location));
        return Object.fromEntries(
          Object.entries(target as JsonObjectLike).filter(([key]) => key !== String(last)),
        );
      });
    },
  };
}

/** A member or an item of what is merged. */
function partOf({ value, from, inner }: Update, token: string | number): Update {
  const path = `/${escapeToken(String(token))}`;
  return {
    value: (value as Readonly<Record<string | number, unknown>>)[token],
    from: inner?.get(path) ?? { file: from.file, pointer: from.pointer + path },
    ...(inner !== undefined && { inner: below(inner, path) }),
  };
}

/** What is noted of places inside of the one at a pointer, by their pointers from there on. */
function below(origins: ReadonlyMap<string, Origin>, pointer: string): ReadonlyMap<string, Origin> {
  const inside = [...origins].filter(([path]) => path.startsWith(`${pointer}/`));
  return new Map(inside.map(([path, origin]) => [path.slice(pointer.length), origin]));
}

export function pointerOf(location: Location): string {
  return location.map((token) => `/${escapeToken(String(token))}`).join("");
}

/** The value at a location; `undefined` where nothing is. */
export function valueAt(value: unknown, location: Location): unknown {
  let found: unknown = value;
  for (const token of location) {
    if (Array.isArray(found)) found = found[Number(token)];
    else found = isObject(found) && Object.hasOwn(found, token) ? found[token] : undefined;
  }
  return found;
}

/** A copy with another value at a location; what lies beside the way is shared. */
function replaceAt(value: unknown, location: Location, change: (value: unknown) => unknown): unknown {
  const [token, ...rest] = location;
  if (token === undefined) return change(value);
  if (Array.isArray(value)) return value.with(Number(token), replaceAt(value[Number(token)], rest, change));
  const entries = Object.entries(value as JsonObjectLike);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, key === String(token) ? replaceAt(member, rest, change) : member]),
  );
}
