import type { ModelId, Schema } from "../../../ir/index.ts";
import { type Code, call, code, key, objectOf } from "../../../print/index.ts";
import { type PlanContext, runtime } from "../context.ts";

/** What rules are written with. */
export interface RuleContext {
  /** Plans the checks of what rules cannot say. Reports nothing: the test's plan has. */
  readonly plans: PlanContext;
  /** The rules of another model. */
  rulesOf(id: ModelId): Code;
}

/** A rule as an expression; that of a model stands elsewhere and knows its place, and so does code that finds issues. */
export interface Written {
  readonly code: Code;
  readonly of: "rule" | "model" | "code";
}

/** Writes the rule of a schema inside another one. `expected`: the place that the rules around it take it to stand at. */
export type WriteRule = (schema: Schema, expected: string, hint: string) => Written;

/** Rules of the same schema as one. */
export function together(rules: readonly Code[]): Code {
  const [first] = rules;
  if (first === undefined) return runtime("anything");
  return rules.length === 1 ? first : call(runtime("also"), rules);
}

/** An object of rules. */
export function membersCode(entries: readonly (readonly [name: string, rule: Code])[]): Code {
  return objectOf(entries.map(([name, rule]) => code`${key(name)}: ${rule}`));
}

/** Whether a schema asks nothing of a value. */
export function asksNothing({ at: _at, notes: _notes, ...keywords }: Schema): boolean {
  return Object.keys(keywords).length === 0;
}
