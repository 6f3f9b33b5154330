import type { Origin } from "../diagnostics/index.ts";
import type { OpenApi } from "../openapi/index.ts";

/**
 * The dynamic scope of a schema (JSON Schema 2020-12 core, 7.1 and 8.2.3.2), as far as it matters: for each
 * `$dynamicAnchor` the outermost place that the resources entered so far give it. A schema that is reached in two
 * scopes is lowered twice, so that nothing is left to be found out at run time.
 */
export type DynamicScope = ReadonlyMap<string, Origin>;

export const emptyScope: DynamicScope = new Map();

/** The scope after entering the resource that a place belongs to; what is further out wins. */
export function enterResource(scope: DynamicScope, at: Origin, openapi: OpenApi): DynamicScope {
  if (openapi.dynamicAnchors.length === 0) return scope;
  const base = openapi.baseAt(at);
  const added = openapi.dynamicAnchors.filter(
    ({ name, at }) => !scope.has(name) && openapi.baseAt(at) === base,
  );
  return added.length === 0
    ? scope
    : new Map([...scope, ...added.map(({ name, at }) => [name, at] as const)]);
}

/** Tells scopes apart in the ids of models; empty for the scope that a place has on its own. */
export function scopeKey(scope: DynamicScope, own: DynamicScope): string {
  const differs = [...scope].filter(([name, at]) => {
    const other = own.get(name);
    return other === undefined || other.file !== at.file || other.pointer !== at.pointer;
  });
  return differs
    .map(([name, { file, pointer }]) => `${name}=${file}#${pointer}`)
    .sort()
    .join("&");
}

/**
 * Where a `$dynamicRef` leads: to its static target, unless that is a `$dynamicAnchor` of the fragment's name; then to
 * the outermost such anchor in scope.
 */
export function dynamicTarget(ref: string, target: Origin, scope: DynamicScope, openapi: OpenApi): Origin {
  const name = ref.slice(ref.indexOf("#") + 1);
  const isAnchor = openapi.dynamicAnchors.some(
    (anchor) =>
      anchor.name === name && anchor.at.file === target.file && anchor.at.pointer === target.pointer,
  );
  return isAnchor ? (scope.get(name) ?? target) : target;
}
