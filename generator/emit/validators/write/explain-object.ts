import { type Code, code, lines, nothing, operators, raw } from "../../../print/index.ts";
import type { MemberStep, ObjectStep, RestStep } from "../step.ts";
import { complain, type Explaining, elseBlock, inside, staysOutside, writeExplanation } from "./explain.ts";

/** The members of an object, whichever way the test reads them; issues come in the order of the schema. */
export function explainObject(step: ObjectStep, to: Explaining): Code {
  const members = step.members.map((member) => explainMember(member, step.loop !== undefined, to));
  return lines([...members, step.rest === undefined ? nothing : explainRest(step.subject, step.rest, to)]);
}

/** Members of a loop share a variable: each is read in a block of its own. */
function explainMember(member: MemberStep, shared: boolean, to: Explaining): Code {
  const { load, presence, complaint } = member;
  const variable = raw(member.variable);
  if (member.steps.length === 0) {
    return code`
      if (${load} === undefined) {
        ${complain({ ...complaint, subject: load }, to)}
      }
    `;
  }
  const body = explainInside(member, to);
  const checked =
    presence === "optional"
      ? code`
          if (${variable} !== undefined) {
            ${body}
          }
        `
      : code`
          if (${variable} === undefined) {
            ${complain(complaint, to)}
          } else ${elseBlock(body)}
        `;
  const whole = lines([code`const ${variable} = ${load};`, checked]);
  return shared ? elseBlock(whole) : whole;
}

function explainInside({ key, steps }: MemberStep, to: Explaining): Code {
  return staysOutside(steps)
    ? writeExplanation(steps, { ...to, key: code`${key}` })
    : inside(code`${key}`, steps, to);
}

function explainRest(subject: Code, rest: RestStep, to: Explaining): Code {
  const key = raw(rest.key);
  const variable = raw(rest.variable);
  const patterns = rest.patterns
    .filter(({ steps }) => steps.length > 0)
    .map(
      ({ matches, steps }) => code`
        if (${matches}) {
          ${inside(key, steps, to)}
        }
      `,
    );
  return code`
    for (const ${key} in ${subject}) {
      if (${to.issues}.full) break;
      const ${variable} = ${subject}[${key}];
      if (${variable} === undefined) continue;
      ${lines([...patterns, explainUnknown(rest, key, to)])}
    }
  `;
}

function explainUnknown(rest: RestStep, key: Code, to: Explaining): Code {
  if (rest.otherwise.length === 0) return nothing;
  const body = inside(key, rest.otherwise, to);
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
