import { type Code, code, lines, nothing, operators, raw } from "../../../print/index.ts";
import type { MemberStep, ObjectStep, RestStep } from "../step.ts";
import { complain, type Explaining, elseBlock, insideBy, staysOutside, type Write } from "./complain.ts";

/** The members of an object, whichever way the test reads them; issues come in the order of the schema. */
export function explainObject(step: ObjectStep, to: Explaining, write: Write): Code {
  const members = step.members.map((member) => explainMember(member, step.loop !== undefined, to, write));
  return lines([
    ...members,
    step.rest === undefined ? nothing : explainRest(step.subject, step.rest, to, write),
  ]);
}

/** Members of a loop share a variable: each is read in a block of its own. */
function explainMember(member: MemberStep, shared: boolean, to: Explaining, write: Write): Code {
  const { load, presence, complaint } = member;
  const variable = raw(member.variable);
  if (member.steps.length === 0) {
    return code`
      if (${load} === undefined) {
        ${complain({ ...complaint, subject: load }, to)}
      }
    `;
  }
  const body = explainInside(member, to, write);
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

function explainInside({ key, steps }: MemberStep, to: Explaining, write: Write): Code {
  return staysOutside(steps)
    ? write(steps, { ...to, key: code`${key}` })
    : insideBy(write, code`${key}`, steps, to);
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
