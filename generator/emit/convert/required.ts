import { type Code, code, lines, raw } from "../../print/index.ts";
import { access, complain } from "../validators/index.ts";
import { type Body, explaining, names } from "./context.ts";

const { value } = names;

/** Asks for the members that an object requires, described or not. */
export function writeRequired(body: Body): Code {
  const { schema, to } = body;
  const { properties = [], required = [], names: others = [] } = schema.object ?? {};
  const checks = required.map((name) => {
    const property = properties.find(({ key }) => key === name);
    const known = property ?? others.find(({ key }) => key === name);
    const key = known === undefined ? name : to.way.sourceKey(known);
    const complaint = {
      code: "required",
      expected: "present",
      at: property?.schema.at ?? schema.at,
      subject: raw("undefined"),
      key,
    };
    return code`if (${access(value, key)} === undefined) ${complain(complaint, explaining(body))}`;
  });
  return lines(checks);
}
