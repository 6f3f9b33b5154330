import { type CheckResult, check } from "../../check/index.ts";
import type { Json, ModelId, Schema } from "../../ir/index.ts";
import { createEffort, type Effort } from "./effort.ts";

/** One side's models, and the values found for its schemas so far: each schema's are made once per depth. */
export interface Pool {
  readonly lookup: (id: ModelId) => Schema;
  readonly made: Map<Schema, Map<string, readonly Json[]>>;
  readonly effort: Effort;
}

export function createPool(lookup: Pool["lookup"], effort: Effort = createEffort()): Pool {
  return { lookup, made: new Map(), effort };
}

/** The values that one question about a schema has; asked again, they are the same. */
export function once(pool: Pool, schema: Schema, key: string, make: () => readonly Json[]): readonly Json[] {
  let ofSchema = pool.made.get(schema);
  if (ofSchema === undefined) {
    ofSchema = new Map();
    pool.made.set(schema, ofSchema);
  }
  let values = ofSchema.get(key);
  if (values === undefined) {
    values = make();
    ofSchema.set(key, values);
  }
  return values;
}

/** How many steps of the interpreter one value is worth. */
const budget = 20_000;

/** What the side's interpreter says of a value. */
export function judged(value: Json, schema: Schema, pool: Pool): CheckResult {
  return spending(check(value, schema, pool.lookup, { budget }), pool);
}

export function isValid(value: Json, schema: Schema, pool: Pool, steps = budget): boolean {
  const result = check(value, schema, pool.lookup, { budget: steps, tell: "verdict" });
  return spending(result, pool).verdict === "valid";
}

function spending(result: CheckResult, { effort }: Pool): CheckResult {
  effort.spend(1 + result.spent);
  return result;
}

/** An object of many members is a table, into which each of them has to be put. */
const stepsPerMember = 4;

/** An object whose keys are all its own, `__proto__` too. */
export function entriesOf(
  entries: readonly (readonly [string, Json])[],
  { effort }: Pool,
): Record<string, Json> {
  effort.spend(entries.length * stepsPerMember);
  return Object.fromEntries(entries);
}
