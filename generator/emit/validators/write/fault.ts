import type { Model, Schema } from "../../../ir/index.ts";
import { type Code, code, lines, mentions, nothing, operators, raw } from "../../../print/index.ts";
import { type PlanContext, partHint, refuse, runtime } from "../context.ts";
import { isNoObject } from "../facts/types.ts";
import { isPlainArray, isPlainObject, keysOfRule } from "../rules/structures.ts";
import {
  type ItemsStep,
  isHopeless,
  type MemberStep,
  type ObjectStep,
  type RestStep,
  type Step,
} from "../step.ts";
import { listFault, textFails } from "./expression.ts";
import { type PartsTest, partsTest, writeParts } from "./fault-of-parts.ts";
import { writeSteps } from "./test.ts";
import { failureOf, membersOfOneFunction, writeObject, writeRest } from "./test-object.ts";

/** Where there are more members, a block goes around every so many of them: what is known to be fine is passed by. */
const membersOfOneBlock = 8;

/**
 * The test of an object whose members are numbered, as its rule has them, or of an array's items; of an object that describes
 * no member of its own, in the order of its keys.
 */
export type NumberedTest =
  | {
      readonly of: "members";
      readonly step: ObjectStep;
      readonly keys: readonly string[];
      /** What comes before the loads: where it returns, there are none. */
      readonly before?: Code;
    }
  | { readonly of: "keys"; readonly step: ObjectStep; readonly rest: RestStep }
  | { readonly of: "items"; readonly isOther: Code; readonly step: ItemsStep }
  | PartsTest;

/**
 * The steps of a schema as a test that tells which member is at fault; `undefined` where only a whole answer will do:
 * what is no plain object or array, members that are met in a loop over the keys, and more of them than a function may have.
 */
export function numberedTest(schema: Schema, steps: readonly Step[]): NumberedTest | undefined {
  if (schema.allOf !== undefined) return partsTest(schema, steps);
  const [branch] = steps;
  if (steps.length !== 1 || branch?.kind !== "branch") return undefined;
  const [only] = branch.cases;
  const [step] = only?.steps ?? [];
  if (only === undefined || only.steps.length !== 1) return undefined;
  if (step?.kind === "items" && isPlainArray(schema)) return { of: "items", isOther: only.fails, step };
  if (step?.kind !== "object" || !isPlainObject(schema)) return undefined;
  const { rest } = step;
  if (step.members.length === 0 && rest && keysOfRule(schema.object ?? {}).length === 0)
    return { of: "keys", step, rest };
  if (step.loop !== undefined || step.members.length === 0 || step.members.some(isHopeless)) return undefined;
  if (step.members.length > membersOfOneFunction) return undefined;
  return { of: "members", step, keys: keysOfRule(schema.object ?? {}) };
}

/** The body of a function that returns the number of the first part at fault after the first `from` ones, or 0. */
export function writeFault(test: NumberedTest, context: PlanContext): Code {
  switch (test.of) {
    case "items":
      return writeItems(test.step, test.isOther, context);
    case "keys":
      return writeKeys(test, context);
    case "members":
      return writeMembers(test, context);
    case "parts":
      return writeParts(test, context, (step, keys, before) =>
        writeBlocks(numberMembers(step, keys, before), context),
      );
  }
}

function writeKeys({ step, rest }: NumberedTest & { readonly of: "keys" }, context: PlanContext): Code {
  const count = raw(rest.count);
  return code`
    if (${isNoObject(step.subject)}) return 1;
    let ${count} = 0;
    ${writeRest(step.subject, rest, { ...context, refusal: count }, writeSteps, code`++${count} <= from`)}
    return 0;
  `;
}

/**
 * The test of an object with many optional members. Where objects come with few sets of keys, members are read one by
 * one, which also finds the one that fails; where with many, a loop goes over the keys that are there, which only finds
 * whether one fails. Once a failing member is known, members are read one by one for the rest as well.
 */
export function adaptiveTest(
  model: Model,
  steps: readonly Step[],
  byLoads: () => readonly Step[],
  context: PlanContext,
): NumberedTest | undefined {
  const [branch] = steps;
  const step = branch?.kind === "branch" ? branch.cases[0]?.steps[0] : undefined;
  if (step?.kind !== "object" || step.loop === undefined) return undefined;
  const test = numberedTest(model.schema, byLoads());
  if (test?.of !== "members") return undefined;
  const matches = context.helpers.declare({
    identity: step,
    hint: partHint("matches", model.name, "by keys"),
    parameter: code`${step.subject}: ${runtime("JsonObject", "type")}`,
    result: "boolean",
    body: () => lines([...writeObject(step, context, writeSteps), raw("return true;")]),
  });
  const keySets = context.helpers.constant(
    `${model.name}KeySets`,
    undefined,
    code`new ${runtime("KeySets")}()`,
  );
  const value = step.subject;
  const isOfMany = code`from < 1 && !${keySets}.few(${value})`;
  return { ...test, before: code`if (${isOfMany}) return ${matches}(${value}) ? 0 : -1;` };
}

/** Where one call tells the first item at fault, or that there is none, the loop is for those who ask for further ones. */
function writeItems(step: ItemsStep, isOther: Code, context: PlanContext): Code {
  const { subject, item, index, steps } = step;
  const found = listFault(step, raw("from"));
  if (found !== undefined)
    return code`
      if (${isOther}) return 1;
      return ${found};
    `;
  const fails = textFails(step);
  const first =
    fails && code`if (from === 0) return ${subject}.findIndex((${raw(item)}: unknown) => ${fails}) + 1;`;
  const statements = writeSteps(steps, { ...context, refusal: code`${raw(index)} + 1`, looped: true });
  return code`
    if (${isOther}) return 1;
    ${first ?? nothing}
    for (let ${raw(index)} = from; ${raw(index)} < ${subject}.length; ${raw(index)}++) {
      ${mentions(lines(statements), item) ? code`const ${raw(item)}: unknown = ${subject}[${raw(index)}];` : nothing}
      ${statements}
    }
    return 0;
  `;
}

function writeMembers(
  { step, keys, before = nothing }: NumberedTest & { readonly of: "members" },
  context: PlanContext,
): Code {
  const rest =
    step.rest === undefined
      ? nothing
      : writeRest(step.subject, step.rest, refusing(keys.length + 1, context), writeSteps);
  const blocks = writeBlocks(numberMembers(step, keys), context);
  return lines([code`if (${isNoObject(step.subject)}) return 1;`, before, ...blocks, rest, raw("return 0;")]);
}

interface NumberedMember {
  readonly member: MemberStep;
  readonly number: number;
}

function writeBlocks(members: readonly NumberedMember[], context: PlanContext): readonly Code[] {
  const asked = (number: number): Code => code`from < ${number}`;
  if (members.length <= membersOfOneBlock)
    return members.flatMap((one) => writeMember(one, asked(one.number), context));
  const blocks: Code[] = [];
  for (let start = 0; start < members.length; start += membersOfOneBlock) {
    const block = members.slice(start, start + membersOfOneBlock);
    const last = block.at(-1)!;
    // Where the block is entered, its last member has still to be looked at.
    const body = block.flatMap((one) =>
      writeMember(one, one === last ? undefined : asked(one.number), context),
    );
    blocks.push(code`
      if (${asked(last.number)}) {
        ${body}
      }
    `);
  }
  return blocks;
}

/** Members in the order in which the rule has them. */
function numberMembers({ members }: ObjectStep, keys: readonly string[], before = 0) {
  return members
    .map((member) => ({ member, number: before + keys.indexOf(member.key) + 1 }))
    .sort((one, other) => one.number - other.number);
}

function refusing(number: number, context: PlanContext): PlanContext {
  return { ...context, refusal: code`${number}` };
}

/** Whether steps ask no more than what a value is. */
function isCheap(steps: readonly Step[]): boolean {
  return steps.every(
    (step) =>
      step.kind === "assertion" ||
      (step.kind === "call" && step.inPlace !== undefined) ||
      (step.kind === "branch" && step.cases.every(({ steps: inner }) => inner.length === 0)),
  );
}

/** `asked`: whether the member is still to be looked at, where that is not known. */
function writeMember(
  { member, number }: NumberedMember,
  asked: Code | undefined,
  outer: PlanContext,
): readonly Code[] {
  const context = refusing(number, outer);
  const { variable, load, read = nothing, presence, steps, refusesAbsence } = member;
  const value = variable === undefined ? load : raw(variable);
  // What costs something is asked only of members that are still to be looked at, what costs nothing before that.
  const refuseWhere = (...conditions: readonly Code[]): Code => {
    const all =
      asked === undefined ? conditions : isCheap(steps) ? [...conditions, asked] : [asked, ...conditions];
    return code`if (${operators(all, "&&")}) ${refuse(context)}`;
  };
  if (steps.length === 0) return [refuseWhere(code`${load} === undefined`)];
  const fails = failureOf(steps, context);
  if (presence === "optional") {
    const isThere = code`${value} !== undefined`;
    if (fails !== undefined) return [read, refuseWhere(isThere, fails)];
    return [
      read,
      code`
        if (${asked === undefined ? isThere : code`${isThere} && ${asked}`}) {
          ${writeSteps(steps, context)}
        }
      `,
    ];
  }
  if (fails !== undefined && refusesAbsence) return [read, refuseWhere(fails)];
  const absent = refusesAbsence ? [] : [code`if (${value} === undefined) ${refuse(context)}`];
  const body = [...absent, ...writeSteps(steps, context)];
  if (asked === undefined) return [read, ...body];
  return [
    read,
    code`
      if (${asked}) {
        ${body}
      }
    `,
  ];
}
