import { type Code, code, lines, nothing, operators, raw } from "../../../print/index.ts";
import { partHint, runtime } from "../context.ts";
import { ordinal } from "../facts/types.ts";
import type { MemberStep, ObjectStep, RestStep } from "../step.ts";
import {
  complain,
  complainWhere,
  type Explaining,
  elseBlock,
  insideBy,
  simpleFailure,
  staysOutside,
  type Write,
} from "./complain.ts";
import { splitMembers } from "./test-object.ts";

/** The members of an object, whichever way the test reads them; issues come in the order of the schema. */
export function explainObject(step: ObjectStep, to: Explaining, write: Write): Code {
  const parts = splitMembers(step);
  if (parts.length > 1) return lines(parts.map((part, index) => explainPart(part, index, to, write)));
  const members = step.members.map((member) => explainMember(member, step.loop !== undefined, to, write));
  return lines([
    ...members,
    step.rest === undefined ? nothing : explainRest(step.subject, step.rest, to, write),
  ]);
}

/** A part of an object with more members than a function may have. */
function explainPart(part: ObjectStep, index: number, to: Explaining, write: Write): Code {
  const { context, issues, at, base } = to;
  const name = context.helpers.declare({
    identity: part,
    hint: partHint("explain", context.model.name, "members", ordinal(index)),
    parameter: code`${part.subject}: ${runtime("JsonObject", "type")}, ${issues}: ${runtime("Issues", "type")}`,
    result: "void",
    body: () => lines([code`const ${at} = ${base};`, explainObject(part, to, write)]),
  });
  return code`${name}(${part.subject}, ${issues});`;
}

/** Members of a loop share a variable: each is read in a block of its own. */
function explainMember(member: MemberStep, shared: boolean, to: Explaining, write: Write): Code {
  const { load, read = nothing, key, steps, complaint } = member;
  const variable = member.variable === undefined ? load : raw(member.variable);
  const inside: Explaining = { ...to, key: code`${key}` };
  if (steps.length === 0) {
    return code`if (${load} === undefined) ${complain({ ...complaint, subject: load }, to)}`;
  }
  const whole = lines([read, explainValue(member, variable, inside, write)]);
  return shared ? elseBlock(whole) : whole;
}

/** What is missing is told by the collector where the first thing that is asked refuses it. */
function explainValue(member: MemberStep, variable: Code, inside: Explaining, write: Write): Code {
  const { presence, steps, complaint } = member;
  const outside: Explaining = { ...inside, key: undefined };
  const body = staysOutside(steps)
    ? write(steps, inside)
    : insideBy(write, inside.key ?? nothing, steps, outside);
  if (presence === "required") {
    return code`if (${variable} === undefined) ${elseBlock(complain(complaint, outside))} else ${elseBlock(body)}`;
  }
  const simple = staysOutside(steps) ? simpleFailure(steps) : undefined;
  if (simple !== undefined) {
    return complainWhere(code`${variable} !== undefined && ${simple.operand}`, simple.complaint, inside);
  }
  const present = code`if (${variable} !== undefined)`;
  return steps.length === 1 && steps[0]?.kind === "call"
    ? code`${present} ${body}`
    : code`${present} ${elseBlock(body)}`;
}

function explainRest(subject: Code, rest: RestStep, to: Explaining, write: Write): Code {
  const key = raw(rest.key);
  const variable = raw(rest.variable);
  const patterns = rest.patterns
    .filter(({ steps }) => steps.length > 0)
    .map(
      ({ matches, steps }) => code`
        if (${matches}) {
          ${insideBy(write, key, steps, to)}
        }
      `,
    );
  return code`
    for (const ${key} in ${subject}) {
      if (${to.issues}.full) break;
      const ${variable} = ${subject}[${key}];
      if (${variable} === undefined) continue;
      ${lines([...patterns, explainUnknown(rest, key, to, write)])}
    }
  `;
}

function explainUnknown(rest: RestStep, key: Code, to: Explaining, write: Write): Code {
  if (rest.otherwise.length === 0) return nothing;
  const body = insideBy(write, key, rest.otherwise, to);
  const matched = rest.patterns.map(({ matches }) => matches);
  if (rest.known.length <= 3) {
    const isOther = [
      ...rest.known.map((name) => code`${key} !== ${name}`),
      ...matched.map((match) => code`!${match}`),
    ];
    if (isOther.length === 0) return body;
    return code`
      if (${operators(isOther, "&&")}) {
        ${body}
      }
    `;
  }
  const guarded =
    matched.length === 0
      ? body
      : code`
          if (!(${operators(matched, "||")})) {
            ${body}
          }
        `;
  return code`
    switch (${key}) {
      ${rest.known.map((name) => code`case ${name}:`)}
        break;
      default: {
        ${guarded}
      }
    }
  `;
}
