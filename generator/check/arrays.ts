import type { ArrayRules, Schema } from "../ir/index.ts";
import { areUnique } from "../runtime/index.ts";
import {
  type Evaluated,
  type Fail,
  holdsFor,
  mergeEvaluated,
  nothingEvaluated,
  type Visit,
} from "./state.ts";

/** The rules of arrays; `before` is what the schema's other keywords have evaluated. */
export function judgeArray(
  value: readonly unknown[],
  rules: ArrayRules,
  before: Evaluated,
  visit: Visit,
  fail: Fail,
): Evaluated {
  const { prefixItems = [], items, minItems, maxItems, uniqueItems, unevaluatedItems } = rules;
  if (minItems !== undefined && value.length < minItems && fail("minItems")) return nothingEvaluated;
  if (maxItems !== undefined && value.length > maxItems && fail("maxItems")) return nothingEvaluated;
  if (uniqueItems && !areUnique(value) && fail("uniqueItems")) return nothingEvaluated;
  const refuses = (index: number, schema: Schema): boolean => {
    // Only what is reported has a path.
    const inside = visit.report === undefined ? visit : { ...visit, path: [...visit.path, index] };
    return visit.judge(value[index], schema, inside) === undefined && fail(undefined);
  };
  for (const [index, schema] of prefixItems.slice(0, value.length).entries()) {
    if (refuses(index, schema)) return nothingEvaluated;
  }
  if (items !== undefined) {
    for (let index = prefixItems.length; index < value.length; index++)
      if (refuses(index, items)) return nothingEvaluated;
  }
  const own: Evaluated = {
    ...nothingEvaluated,
    items: items === undefined ? Math.min(prefixItems.length, value.length) : value.length,
    contained: judgeContains(value, rules, visit, fail),
  };
  if (unevaluatedItems === undefined) return own;
  const evaluated = mergeEvaluated(before, own);
  for (let index = evaluated.items; index < value.length; index++) {
    if (!evaluated.contained.has(index) && refuses(index, unevaluatedItems)) break;
  }
  return { ...own, items: value.length };
}

/** `contains` with its bounds; the items that it matches count as evaluated (JSON Schema 2020-12, 10.3.1.3). */
function judgeContains(
  value: readonly unknown[],
  rules: ArrayRules,
  visit: Visit,
  fail: Fail,
): ReadonlySet<number> {
  const { contains, minContains = 1, maxContains } = rules;
  const contained = new Set<number>();
  if (contains === undefined) return contained;
  for (let index = 0; index < value.length; index++) {
    if (holdsFor(value[index], contains, visit) !== undefined) contained.add(index);
  }
  if (contained.size < minContains) fail(rules.minContains === undefined ? "contains" : "minContains");
  if (maxContains !== undefined && contained.size > maxContains) fail("maxContains");
  return contained;
}
