import type { Schema } from "../../../ir/index.ts";
import { type Code, code, lines, raw } from "../../../print/index.ts";
import { type PlanContext, refuse } from "../context.ts";
import { isNoObject } from "../facts/types.ts";
import { isPlainObject, keysOfRule } from "../rules/structures.ts";
import { type CallStep, isHopeless, type ObjectStep, type Step } from "../step.ts";
import { callFails } from "./expression.ts";
import { membersOfOneFunction } from "./test-object.ts";

/** The test of a value that several schemas ask of: objects whose members are numbered one after the other, and models. */
export interface PartsTest {
  readonly of: "parts";
  readonly subject: Code;
  readonly parts: readonly NumberedPart[];
}

/** `before`: how many numbers those before it have. */
type NumberedPart =
  | {
      readonly of: "members";
      readonly before: number;
      readonly step: ObjectStep;
      readonly keys: readonly string[];
    }
  | { readonly of: "model"; readonly before: number; readonly step: CallStep };

/**
 * The steps of `allOf` as a test that tells which part is at fault. An object has a number for each of its members and one more,
 * a model has one, as the rule counts them (`allOf` in the runtime).
 */
export function partsTest(schema: Schema, steps: readonly Step[]): PartsTest | undefined {
  const { at, notes: _notes, allOf = [], ...others } = schema;
  const branches = steps.filter((step) => step.kind === "branch");
  const calls = steps.filter((step) => step.kind === "call");
  const [first] = branches;
  if (first?.complaint === undefined || Object.keys(others).length > 0) return undefined;
  if (branches.length + calls.length < steps.length) return undefined;
  const parts: NumberedPart[] = [];
  let before = 0;
  let members = 0;
  for (const [index, part] of allOf.entries()) {
    if (isModel(part)) {
      const step = calls.shift();
      if (step === undefined) return undefined;
      parts.push({ of: "model", before, step });
      before += 1;
      continue;
    }
    const step = objectOf(branches.shift());
    if (step === undefined || !isPlainObject(part) || part.at.pointer !== `${at.pointer}/allOf/${index}`)
      return undefined;
    const keys = keysOfRule(part.object ?? {});
    parts.push({ of: "members", before, step, keys });
    before += keys.length + 1;
    members += step.members.length;
  }
  return branches.length + calls.length > 0 || members > membersOfOneFunction
    ? undefined
    : { of: "parts", subject: first.subject, parts };
}

function isModel({ at: _at, notes: _notes, ref, ...others }: Schema): boolean {
  return ref !== undefined && Object.keys(others).length === 0;
}

/** The members that a step asks of, where it asks nothing else. */
function objectOf(branch: Step | undefined): ObjectStep | undefined {
  const [only, ...others] = branch?.kind === "branch" ? branch.cases : [];
  const [step, ...more] = only?.steps ?? [];
  if (others.length + more.length > 0 || step?.kind !== "object") return undefined;
  const isOdd = step.loop !== undefined || step.rest !== undefined || step.members.some(isHopeless);
  return isOdd ? undefined : step;
}

/** @param writeMembers writes the test of members by their numbers */
export function writeParts(
  { subject, parts }: PartsTest,
  context: PlanContext,
  writeMembers: (step: ObjectStep, keys: readonly string[], before: number) => readonly Code[],
): Code {
  const [first] = parts.filter(({ of }) => of === "members");
  const tests = parts.flatMap((part): readonly Code[] => {
    const number = part.before + 1;
    if (part.of === "members") {
      const members = writeMembers(part.step, part.keys, part.before);
      // Models before it have their word about what is no object, and may have none; nothing is asked of it after this.
      return part === first ? [code`if (${isNoObject(subject)}) return ${number};`, ...members] : members;
    }
    const fails = callFails({ ...part.step, aside: true }, context);
    return [code`if (${fails} && from < ${number}) ${refuse({ ...context, refusal: code`${number}` })}`];
  });
  return lines([...tests, raw("return 0;")]);
}
