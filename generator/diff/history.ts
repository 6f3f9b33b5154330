import { type Age, type Api, type History, isMembers, type ModelAge, noHistory } from "../ir/index.ts";
import type { Change } from "./change.ts";
import { isCalled } from "./subjects.ts";

/** What is known of a package's past once a version with these changes is out. */
export function nextHistory(
  past: History,
  changes: readonly Change[],
  { base, revision }: { readonly base: Api; readonly revision: Api },
  version: string,
): History {
  const { models } = revision;
  const next = new Map<string, Draft>();
  const draftOf = (path: string): Draft => {
    const known = next.get(path) ?? { own: {}, properties: new Map() };
    next.set(path, known);
    return known;
  };
  const renamed = renames(changes, base);
  for (const { path } of models) {
    const age = past.get(renamed.get(path) ?? path);
    if (age === undefined) continue;
    const { properties, ...own } = age;
    next.set(path, { own, properties: new Map(properties) });
  }
  const paths = new Set(models.map(({ path }) => path));
  for (const { rule, model, path } of changes) {
    if (model === undefined || !paths.has(model)) continue;
    const draft = draftOf(model);
    if (rule === "model-added") draft.own = { since: version };
    else if (draft.own.since !== version) draft.own = { ...draft.own, changed: version };
    const key = firstKey(path);
    if (key === undefined) continue;
    const isWhole = path === key;
    const age = draft.properties.get(key) ?? {};
    if (isWhole && /^(?:required-)?property-removed$/.test(rule)) draft.properties.delete(key);
    else if (isWhole && /^(?:required-)?property-added$/.test(rule))
      draft.properties.set(key, { since: version });
    else if (age.since !== version) draft.properties.set(key, { ...age, changed: version });
  }
  return sorted(next);
}

interface Draft {
  own: Age;
  readonly properties: Map<string, Age>;
}

/** By its new path, the path that a model had. */
function renames(changes: readonly Change[], { models }: Api): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ rule, subject, model }): [string, string][] => {
      const old = rule === "model-renamed" ? models.find((one) => isCalled(one, subject)) : undefined;
      return old === undefined || model === undefined ? [] : [[model, old.path]];
    }),
  );
}

/** The property of the model that a change lies in: `tags` of `tags[].name`. */
function firstKey(path: string): string | undefined {
  const bare = /^[\w$*-]+/.exec(path)?.[0];
  if (bare !== undefined) return bare;
  const quoted = /^\["(?:[^"\\]|\\.)*"\]/.exec(path)?.[0];
  return quoted === undefined ? undefined : (JSON.parse(quoted) as [string])[0];
}

function sorted(drafts: ReadonlyMap<string, Draft>): History {
  const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
    a < b ? -1 : 1;
  return new Map(
    [...drafts]
      .sort(byKey)
      .map(([path, { own, properties }]): [string, ModelAge] => [
        path,
        { ...own, properties: new Map([...properties].sort(byKey)) },
      ]),
  );
}

/** Plain data for the lock. */
export function historyToJson(history: History): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...history].map(([path, { properties, ...own }]) => [
      path,
      properties.size === 0 ? own : { ...own, properties: Object.fromEntries(properties) },
    ]),
  );
}

/** Reads it back; what is no history is none. */
export function historyFromJson(value: unknown): History {
  if (!isMembers(value)) return noHistory;
  return new Map(
    Object.entries(value).flatMap(([path, age]): [string, ModelAge][] => {
      if (!isMembers(age)) return [];
      const properties = isMembers(age.properties) ? Object.entries(age.properties) : [];
      return [
        [path, { ...readAge(age), properties: new Map(properties.map(([key, of]) => [key, readAge(of)])) }],
      ];
    }),
  );
}

function readAge(value: unknown): Age {
  if (!isMembers(value)) return {};
  const { since, changed } = value;
  return {
    ...(typeof since === "string" && { since }),
    ...(typeof changed === "string" && { changed }),
  };
}
