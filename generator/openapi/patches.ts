import { escapeToken, type Origin } from "../diagnostics/index.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** The keys and indexes that lead to a place. */
export type Location = readonly (string | number)[];

/** A document that is changed step by step, never in place: its values may stand in it more than once. */
export interface Patches {
  /** The name of the document that is changed. */
  readonly file: string;
  readonly value: unknown;
  /** Merges a value into the one at a location. */
  merge(location: Location, update: unknown, from: Origin): void;
  remove(location: Location): void;
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
  const mergeInto = (target: unknown, update: unknown, pointer: string, from: Origin): unknown => {
    if (Array.isArray(target)) {
      const added: readonly unknown[] = Array.isArray(update) ? update : [update];
      added.forEach((_, index) => {
        const source = Array.isArray(update) ? `${from.pointer}/${index}` : from.pointer;
        origins.set(`${pointer}/${target.length + index}`, { file: from.file, pointer: source });
      });
      return [...target, ...added];
    }
    if (!isObject(target) || !isObject(update)) {
      forget(pointer);
      origins.set(pointer, from);
      return update;
    }
    const members = new Map(Object.entries(target));
    for (const [key, member] of Object.entries(update)) {
      const token = `/${escapeToken(key)}`;
      const source = { file: from.file, pointer: from.pointer + token };
      const known = members.get(key);
      // Of a list that is merged into a list the items are appended; a list that meets anything else takes its place.
      const mixed = members.has(key) && Array.isArray(known) && !Array.isArray(member);
      if (members.has(key) && !mixed) {
        members.set(key, mergeInto(known, member, pointer + token, source));
      } else {
        forget(pointer + token);
        origins.set(pointer + token, source);
        members.set(key, member);
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
    merge: (location, update, from) => {
      value = replaceAt(value, location, (target) => mergeInto(target, update, pointerOf(location), from));
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

export function pointerOf(location: Location): string {
  return location.map((token) => `/${escapeToken(String(token))}`).join("");
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
