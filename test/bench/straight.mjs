/** What one would write by hand for a schema: a function for each `$ref`, early returns, one load for each member. */
export function straightLine(schema) {
  const functions = new Map();
  const name = (reference) => {
    const key = reference.slice("#/$defs/".length);
    if (!functions.has(key)) {
      functions.set(key, undefined);
      functions.set(key, functionOf(`is${[...functions.keys()].indexOf(key)}`, schema.$defs[key], name));
    }
    return `is${[...functions.keys()].indexOf(key)}`;
  };
  const whole = functionOf("is", schema, name);
  return new Function(`"use strict"; ${[...functions.values(), whole].join("\n")} return is;`)();
}

function functionOf(title, schema, name) {
  return `function ${title}(value) { ${statements(schema, "value", name, 0)} return true; }`;
}

const tests = {
  string: (value) => `typeof ${value} === "string"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  number: (value) => `Number.isFinite(${value})`,
  integer: (value) => `Number.isInteger(${value})`,
  null: (value) => `${value} === null`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
};

/** Statements that return false where a value is not valid. */
function statements(schema, value, name, depth) {
  if (schema === true || schema === undefined) return "";
  const fail = (condition) => `if (${condition}) return false;`;
  const inner = (part, of) => statements(part, of, name, depth + 1);
  const holds = (part) => `(() => { ${inner(part, value)} return true; })()`;
  const lines = [];
  if (schema.$ref !== undefined) lines.push(fail(`!${name(schema.$ref)}(${value})`));
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) lines.push(fail(values.map((one) => `${value} !== ${JSON.stringify(one)}`).join(" && ")));
  for (const part of schema.allOf ?? []) lines.push(inner(part, value));
  if (schema.anyOf !== undefined) lines.push(fail(`!(${schema.anyOf.map(holds).join(" || ")})`));
  if (schema.oneOf !== undefined) lines.push(fail(`${schema.oneOf.map(holds).join(" + ")} !== 1`));
  const types = [schema.type ?? []].flat();
  if (types.length > 0) lines.push(fail(`!(${types.map((type) => `(${tests[type](value)})`).join(" || ")})`));
  const kinds = [];
  if (schema.properties !== undefined || schema.additionalProperties === false)
    kinds.push(["object", members(schema, value, inner, depth)]);
  if (schema.items !== undefined) {
    const [index, item] = [`i${depth}`, `item${depth}`];
    kinds.push(["array", `for (let ${index} = 0; ${index} < ${value}.length; ${index}++) { const ${item} = ${value}[${index}]; ${inner(schema.items, item)} }`]);
  }
  for (const [kind, body] of kinds)
    lines.push(types.length === 1 && types[0] === kind ? body : `if (${tests[kind](value)}) { ${body} }`);
  return lines.join("\n");
}

function members({ properties = {}, required = [], additionalProperties }, value, inner, depth) {
  const lines = Object.entries(properties).map(([key, member], index) => {
    const variable = `m${depth}_${index}`;
    const load = `const ${variable} = ${value}[${JSON.stringify(key)}];`;
    const check = inner(member, variable);
    const missing = `if (${variable} === undefined) return false;`;
    return required.includes(key) ? `${load} ${missing} ${check}` : `${load} if (${variable} !== undefined) { ${check} }`;
  });
  if (additionalProperties === false) {
    const cases = Object.keys(properties).map((key) => `case ${JSON.stringify(key)}:`);
    lines.push(`for (const key in ${value}) switch (key) { ${cases.join(" ")} break; default: return false; }`);
  }
  return lines.join("\n");
}
