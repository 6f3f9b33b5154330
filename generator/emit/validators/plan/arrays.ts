import type { Schema } from "../../../ir/index.ts";
import { type Code, code, raw } from "../../../print/index.ts";
import { newSubject, type PlanContext, partHint, runtime, type Subject } from "../context.ts";
import { ordinal } from "../facts/types.ts";
import type { Complaint, ItemsStep, Step } from "../step.ts";
import { predicateOf } from "./predicates.ts";

/** What is asked of arrays: lengths first, as they bound the rest. */
export function planArray(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const { minItems = 0, maxItems, prefixItems = [], items, uniqueItems } = schema.array ?? {};
  const value = subject.code;
  const steps: Step[] = [];
  const assert = (keyword: string, expected: string, holds: Code, fails: Code): void => {
    const complaint: Complaint = { code: keyword, expected, at: schema.at, subject: value };
    steps.push({ kind: "assertion", holds, fails, complaint });
  };
  if (minItems > 0) {
    assert(
      "minItems",
      `at least ${itemsOf(minItems)} long`,
      code`${value}.length >= ${minItems}`,
      code`${value}.length < ${minItems}`,
    );
  }
  if (maxItems !== undefined) {
    assert(
      "maxItems",
      `at most ${itemsOf(maxItems)} long`,
      code`${value}.length <= ${maxItems}`,
      code`${value}.length > ${maxItems}`,
    );
  }
  prefixItems.forEach((item, index) => {
    steps.push(...planItem(item, index, subject, context));
  });
  if (items !== undefined) steps.push(...planItems(items, prefixItems.length, subject, context));
  if (uniqueItems) {
    const holds = code`${runtime("areUnique")}(${value})`;
    assert("uniqueItems", "without equal items", holds, code`!${holds}`);
  }
  steps.push(...planContains(schema, subject, context));
  return steps;
}

function itemsOf(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}

/** Every item from an index on. */
export function planItems(items: Schema, from: number, subject: Subject, context: PlanContext): ItemsStep[] {
  const scope = subject.scope.nest();
  const index = scope.declare("index");
  const item = scope.declare("item");
  const steps = context.plan(items, newSubject(item, partHint(subject.hint, "item"), scope));
  if (steps.length === 0) return [];
  return [{ kind: "items", subject: subject.code, span: "rest", from, index, item, steps }];
}

/** The item at one index, where there is one. */
function planItem(schema: Schema, index: number, subject: Subject, context: PlanContext): ItemsStep[] {
  const scope = subject.scope.nest();
  const item = scope.declare("item");
  const steps = context.plan(schema, newSubject(item, partHint(subject.hint, ordinal(index)), scope));
  if (steps.length === 0) return [];
  return [{ kind: "items", subject: subject.code, span: "one", from: index, index: "", item, steps }];
}

/** `contains` with its bounds: how many items satisfy a schema. */
function planContains(schema: Schema, subject: Subject, context: PlanContext): Step[] {
  const { contains, minContains = 1, maxContains } = schema.array ?? {};
  if (contains === undefined || (minContains === 0 && maxContains === undefined)) return [];
  const scope = subject.scope.nest();
  const item = scope.declare("item");
  const matches = predicateOf(contains, newSubject(item, partHint(subject.hint, "match"), scope), context);
  const callback = code`(${raw(item)}: unknown) => ${matches}`;
  const value = subject.code;
  const assert = (keyword: string, expected: string, holds: Code, fails: Code): Step => {
    const complaint = { code: keyword, expected, at: schema.at, subject: value };
    return { kind: "assertion", holds, fails, complaint };
  };
  const steps: Step[] = [];
  const count = code`${value}.filter(${callback}).length`;
  if (minContains === 1) {
    const some = code`${value}.some(${callback})`;
    steps.push(assert("contains", "an array with a matching item", some, code`!${some}`));
  } else if (minContains > 0) {
    steps.push(
      assert(
        "minContains",
        `an array with at least ${minContains} matching items`,
        code`${count} >= ${minContains}`,
        code`${count} < ${minContains}`,
      ),
    );
  }
  if (maxContains !== undefined) {
    steps.push(
      assert(
        "maxContains",
        `an array with at most ${maxContains} matching items`,
        code`${count} <= ${maxContains}`,
        code`${count} > ${maxContains}`,
      ),
    );
  }
  return steps;
}
