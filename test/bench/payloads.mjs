/** A generator of numbers that gives the same ones each time (mulberry32). */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Values of one set of keys differ in what they hold, and no more. */
const valuesOfOneSet = 8;

/** As many valid values of a schema as there are to be sets of keys, as a parser would give them. */
export function populate(schema, { items, keys = 3 }, sets) {
  const random = createRandom(sets);
  const count = sets > 1 ? sets : items === undefined ? valuesOfOneSet : 1;
  const sample = createSampler(schema, { random, keys, sets });
  return Array.from({ length: count }, () => {
    const value = items === undefined ? sample() : Array.from({ length: items }, () => sample(itemOf(schema), 1));
    return JSON.parse(JSON.stringify(value));
  });
}

function itemOf(schema) {
  return schema.items ?? itemOf(schema.$defs[schema.$ref.slice("#/$defs/".length)]);
}

/** Makes valid values of a JSON Schema, and of the schemas inside it. */
function createSampler(root, { random, keys, sets }) {
  const between = (least, most) => least + Math.floor(random() * (most - least + 1));
  let turn = 0;
  const pick = (options) => options[turn++ % options.length];
  const keep = (depth) => (sets === 1 ? depth < 3 : depth < 4 && random() < 0.5);
  const sample = (schema = root, depth = 0) => {
    if (schema === true) return "anything";
    if (schema.$ref !== undefined) return sample(root.$defs[schema.$ref.slice("#/$defs/".length)], depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pick(schema.enum);
    if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => sample(part, depth)));
    const options = schema.oneOf ?? schema.anyOf;
    if (options !== undefined) return sample(pick(options), depth);
    const types = [schema.type].flat();
    // Null now and then.
    const type = types.length > 1 && random() < 0.25 ? "null" : (types.find((one) => one !== "null") ?? types[0]);
    if (type === "object" || schema.properties !== undefined) return object(schema, depth);
    if (type === "array") return array(schema, depth);
    if (type === "string") return text(schema, between(0, 9));
    if (type === "integer") return between(schema.minimum ?? 0, schema.maximum ?? 1000);
    if (type === "number") return (schema.minimum ?? 0) + random() * ((schema.maximum ?? 100) - (schema.minimum ?? 0));
    return type === "boolean" ? random() < 0.5 : null;
  };
  const array = ({ items, prefixItems, minItems = 0, maxItems = 3 }, depth) => {
    if (prefixItems !== undefined) return prefixItems.map((item) => sample(item, depth + 1));
    const count = Math.max(minItems, depth > 3 ? 0 : between(1, Math.min(maxItems, 3)));
    return Array.from({ length: count }, () => sample(items, depth + 1));
  };
  const object = ({ properties = {}, required = [], additionalProperties }, depth) => {
    const value = {};
    for (const [key, member] of Object.entries(properties)) {
      if (required.includes(key) || keep(depth)) value[key] = sample(member, depth + 1);
    }
    if (typeof additionalProperties !== "object") return value;
    for (let index = 0; index < keys; index++) {
      const key = sets === 1 ? `key${index}` : `key${between(0, 200)}`;
      value[key] = sample(additionalProperties, depth + 1);
    }
    return value;
  };
  return sample;
}

function text({ format, pattern, minLength = 0, maxLength = 100 }, number) {
  const known = {
    "date-time": `2025-11-23T12:34:5${number}Z`,
    date: `2025-11-2${number}`,
    uri: `https://api.example.com/repos/octocat/hello${number}`,
    email: `octocat${number}@example.com`,
    uuid: `123e4567-e89b-42d3-a456-42661417400${number}`,
    hostname: `example${number}.com`,
    byte: "aGVsbG8=",
  };
  const plain = "some text of a usual length".slice(0, 18 + number);
  return (known[format] ?? (pattern === undefined ? `${plain} ${number}` : plain)).slice(0, maxLength).padEnd(minLength, "x");
}
