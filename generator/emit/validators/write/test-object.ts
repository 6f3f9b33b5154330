import {
  type Code,
  code,
  lines,
  mentions,
  nothing,
  operators,
  printExpression,
  raw,
} from "../../../print/index.ts";
import { type PlanContext, partHint, refuse, runtime } from "../context.ts";
import { ordinal } from "../facts/types.ts";
import type { MemberStep, ObjectStep, RestStep, Step } from "../step.ts";
import { endsNever, isHopeless } from "../step.ts";
import { callFails, singleTest } from "./expression.ts";

/** Writes statements that return false where a step fails. */
export type WriteSteps = (steps: readonly Step[], context: PlanContext) => Code[];

type Loop = NonNullable<ObjectStep["loop"]>;

/** The members of an object, read one by one or met in a loop over its keys. */
export function writeObject(step: ObjectStep, context: PlanContext, writeSteps: WriteSteps): readonly Code[] {
  if (step.loop !== undefined) return writeByKeys(step, step.loop, context, writeSteps);
  const parts = splitMembers(step);
  if (parts.length > 1) return parts.flatMap((part, index) => writePart(part, index, context, writeSteps));
  const hopeless = step.members.findIndex(isHopeless);
  const read = hopeless === -1 ? step.members : step.members.slice(0, hopeless + 1);
  const members = read.flatMap((member) => writeMember(member, context, writeSteps));
  if (hopeless !== -1) return members;
  return step.rest === undefined
    ? members
    : [...members, writeRest(step.subject, step.rest, context, writeSteps)];
}

/** More members than these are read by functions of their own: compilers give up on longer ones (TS2563, V8 as well). */
export const membersOfOneFunction = 150;

/** An object step in parts that a function can hold; what is not known by name belongs to the last one. */
export function splitMembers(step: ObjectStep): readonly ObjectStep[] {
  const parts: ObjectStep[] = [];
  for (let start = 0; start < step.members.length; start += membersOfOneFunction) {
    const members = step.members.slice(start, start + membersOfOneFunction);
    const isLast = start + membersOfOneFunction >= step.members.length;
    parts.push({ ...step, members, rest: isLast ? step.rest : undefined });
  }
  return parts.length === 0 ? [step] : parts;
}

function writePart(
  part: ObjectStep,
  index: number,
  context: PlanContext,
  writeSteps: WriteSteps,
): readonly Code[] {
  const name = context.helpers.declare({
    identity: part,
    hint: partHint("matches", context.model.name, "members", ordinal(index)),
    parameter: code`${part.subject}: ${runtime("JsonObject", "type")}`,
    result: "boolean",
    body: () => lines([...writeObject(part, context, writeSteps), raw("return true;")]),
  });
  return [code`if (!${name}(${part.subject})) ${refuse(context)}`];
}

function writeMember(member: MemberStep, context: PlanContext, writeSteps: WriteSteps): readonly Code[] {
  const { read = nothing } = member;
  const variable = member.variable === undefined ? member.load : raw(member.variable);
  if (member.steps.length === 0) return [code`if (${member.load} === undefined) ${refuse(context)}`];
  if (isHopeless(member)) return [refuse(context)];
  if (member.presence === "required") {
    const absent = member.refusesAbsence ? [] : [code`if (${variable} === undefined) ${refuse(context)}`];
    return [read, ...absent, ...writeSteps(member.steps, context)];
  }
  const fails = failureOf(member.steps, context);
  if (fails !== undefined) return [read, code`if (${variable} !== undefined && ${fails}) ${refuse(context)}`];
  return [
    read,
    code`
      if (${variable} !== undefined) {
        ${writeSteps(member.steps, context)}
      }
    `,
  ];
}

/** The steps as an operand of `&&` that is true where they fail; `undefined` where they are more than a line. */
export function failureOf(steps: readonly Step[], context: PlanContext): Code | undefined {
  const [step] = steps;
  if (steps.length !== 1 || step === undefined || endsNever(steps)) return undefined;
  if (step.kind === "call") return callFails(step, context);
  if (step.kind === "assertion")
    return printExpression(step.fails).includes("||") ? code`(${step.fails})` : step.fails;
  if (step.kind !== "branch" || step.complaint === undefined || step.established) return undefined;
  if (step.cases.every(({ steps: inner }) => inner.length === 0)) {
    return operators(
      step.cases.map(({ fails }) => fails),
      "&&",
    );
  }
  const [only] = step.cases;
  if (step.cases.length !== 1 || only === undefined || only.steps.length !== 1) return undefined;
  const inner = singleTest(only.steps[0]);
  if (inner === undefined) return undefined;
  return code`(${operators([only.fails, inner.fails], "||")})`;
}

/**
 * Goes through the keys that the object has; required ones are counted. Engines compare a switch's strings one after
 * the other: a switch on the key's length before it leaves few to compare with. Keys of which the same is asked share
 * their statements.
 */
function writeByKeys(
  step: ObjectStep,
  loop: Loop,
  context: PlanContext,
  writeSteps: WriteSteps,
): readonly Code[] {
  const key = raw(loop.key);
  const variable = raw(loop.variable);
  const silent = step.rest === undefined ? [] : step.rest.known.filter((name) => !has(step, name));
  const known: KnownKey[] = [
    ...step.members.map((member) => ({ key: member.key, body: caseBody(member, loop, context, writeSteps) })),
    ...silent.map((name) => ({ key: name, body: raw("continue;") })),
  ];
  const lengths = [...new Set(known.map((one) => one.key.length))].sort((one, other) => one - other);
  const cases = lengths.map(
    (length) => code`
      case ${length}:
        ${switchOnKeys(
          key,
          known.filter((one) => one.key.length === length),
        )}
        break;
    `,
  );
  const body = code`
    for (const ${key} in ${step.subject}) {
      const ${variable} = ${step.subject}[${key}];
      if (${variable} === undefined) continue;
      ${step.rest === undefined ? nothing : writePatterns(step.rest, context, writeSteps)}
      switch (${key}.length) {
        ${cases}
      }
      ${step.rest === undefined ? nothing : lines(writeOtherwise(step.rest, [], context, writeSteps))}
    }
  `;
  const required = step.members.filter(({ presence }) => presence === "required").length;
  const count = raw(loop.count);
  if (required === 0) return [body];
  return [code`let ${count} = 0;`, body, code`if (${count} !== ${required}) ${refuse(context)}`];
}

/** A key that the schema knows, and what is done where it is met. */
interface KnownKey {
  readonly key: string;
  readonly body: Code;
}

function has(step: ObjectStep, name: string): boolean {
  return step.members.some(({ key }) => key === name);
}

function caseBody(member: MemberStep, loop: Loop, context: PlanContext, writeSteps: WriteSteps): Code {
  const counted = member.presence === "required" ? code`${raw(loop.count)} += 1;` : nothing;
  const ends = endsNever(member.steps) ? [] : [counted, raw("continue;")];
  return lines([...writeSteps(member.steps, context), ...ends]);
}

/** A switch in which keys of the same body share it. */
function switchOnKeys(key: Code, known: readonly KnownKey[]): Code {
  const groups = new Map<string, { readonly body: Code; readonly keys: string[] }>();
  for (const one of known) {
    const text = printExpression(one.body);
    const group = groups.get(text) ?? { body: one.body, keys: [] };
    group.keys.push(one.key);
    groups.set(text, group);
  }
  const cases = [...groups.values()].map(({ body, keys }) => {
    const labels = keys.map((name) => code`case ${name}:`);
    return code`
      ${labels.slice(0, -1)}
      ${labels.at(-1) ?? nothing} {
        ${body}
      }
    `;
  });
  return code`
    switch (${key}) {
      ${cases}
    }
  `;
}

function writePatterns(rest: RestStep, context: PlanContext, writeSteps: WriteSteps): Code {
  const checked = rest.patterns.filter(({ steps }) => steps.length > 0);
  return lines(
    checked.map(
      ({ matches, steps }) => code`
        if (${matches}) {
          ${writeSteps(steps, context)}
        }
      `,
    ),
  );
}

/** Members that are not known by name; `passed`: those that are not looked at. A member whose key is known is not read again. */
export function writeRest(
  subject: Code,
  rest: RestStep,
  context: PlanContext,
  writeSteps: WriteSteps,
  passed?: Code,
): Code {
  const key = raw(rest.key);
  const variable = raw(rest.variable);
  const member = code`${subject}[${key}]`;
  const read = [code`const ${variable} = ${member};`, code`if (${variable} === undefined) continue;`];
  const readFor = (body: readonly Code[]): readonly Code[] =>
    mentions(lines(body), rest.variable)
      ? [...read, ...body]
      : [code`if (${member} === undefined) continue;`, ...body];
  const isAskedOfKnown = rest.patterns.some(({ steps }) => steps.length > 0);
  const body = isAskedOfKnown
    ? [...read, writePatterns(rest, context, writeSteps), ...writeUnknown(rest, context, writeSteps)]
    : writeUnknown(rest, context, writeSteps, readFor);
  return code`
    for (const ${key} in ${subject}) {
      ${passed === undefined ? nothing : code`if (${passed}) continue;`}
      ${body}
    }
  `;
}

/** What is asked of keys that are not known, where `known` are still to be told apart. */
function writeOtherwise(
  rest: RestStep,
  known: readonly string[],
  context: PlanContext,
  writeSteps: WriteSteps,
): readonly Code[] {
  return writeUnknown({ ...rest, known }, context, writeSteps);
}

/** `readFor`: puts the reading of a member before what is asked of it, where it has not been read. */
function writeUnknown(
  rest: RestStep,
  context: PlanContext,
  writeSteps: WriteSteps,
  readFor = (body: readonly Code[]): readonly Code[] => body,
): readonly Code[] {
  if (rest.otherwise.length === 0) return [];
  const body = readFor(writeSteps(rest.otherwise, context));
  const key = raw(rest.key);
  const matched = rest.patterns.map(({ matches }) => matches);
  if (rest.known.length === 0 && matched.length === 0) return body;
  if (rest.known.length <= 3) {
    const isOther = [
      ...rest.known.map((name) => code`${key} !== ${name}`),
      ...matched.map((match) => code`!${match}`),
    ];
    return [
      code`
        if (${operators(isOther, "&&")}) {
          ${body}
        }
      `,
    ];
  }
  return [
    code`
      switch (${key}) {
        ${rest.known.map((name) => code`case ${name}:`)}
          break;
        ${writeDefault(matched, body)}
      }
    `,
  ];
}

function writeDefault(matched: readonly Code[], body: readonly Code[]): Code {
  if (matched.length === 0) {
    return code`
      default: {
        ${body}
      }
    `;
  }
  return code`
    default:
      if (!(${operators(matched, "||")})) {
        ${body}
      }
  `;
}
