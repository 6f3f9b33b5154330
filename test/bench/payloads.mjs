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

/** A valid value of a JSON Schema; `keep` says which optional members it has. */
export function sampleOf(root, keep) {
  const sample = (schema, depth) => {
    if (schema === true || schema === undefined) return "anything";
    if (schema.$ref !== undefined) return sample(root.$defs[schema.$ref.slice("#/$defs/".length)], depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => sample(part, depth)));
    const [option] = schema.oneOf ?? schema.anyOf ?? [];
    if (option !== undefined) return sample(option, depth);
    const types = [schema.type].flat();
    const type = types.find((one) => one !== "null") ?? types[0];
    if (type === "object" || schema.properties !== undefined) return object(schema, depth);
    if (type === "array") {
      const count = Math.max(schema.minItems ?? 0, depth > 3 ? 0 : 2);
      return Array.from({ length: count }, () => sample(schema.items, depth + 1));
    }
    if (type === "string") return text(schema);
    if (type === "integer" || type === "number") return schema.minimum ?? 7;
    return type === "boolean" ? true : null;
  };
  const object = (schema, depth) => {
    const value = {};
    for (const [key, member] of Object.entries(schema.properties ?? {})) {
      if (schema.required?.includes(key) || (depth < 4 && keep(key, depth))) value[key] = sample(member, depth + 1);
    }
    return value;
  };
  return sample(root, 0);
}

function text({ format, minLength = 0, maxLength = 100 }) {
  const known = {
    "date-time": "2025-11-23T12:34:56Z",
    date: "2025-11-23",
    uri: "https://api.example.com/repos/octocat/hello",
    email: "octocat@example.com",
    uuid: "123e4567-e89b-42d3-a456-426614174000",
    hostname: "example.com",
    byte: "aGVsbG8=",
  };
  return (known[format] ?? "some text of a usual length").slice(0, maxLength).padEnd(minLength, "x");
}
