import { payloads } from "../hostile/payloads.ts";

/** A number from 0 to 1, by a seed. */
export type Random = () => number;

type Container = unknown[] | Record<string, unknown>;

/** A place in a document. */
interface Place {
  readonly parent: Container;
  readonly key: string;
  readonly pointer: string;
}

/** One kind of damage at a place; `places` are all there are. */
type Mutation = (place: Place, places: readonly Place[], random: Random) => void;

/** Damages a copy of a document in some places, and says how. */
export function mutate(
  document: unknown,
  random: Random,
): { readonly value: unknown; readonly done: readonly string[] } {
  const root = { document: structuredClone(document) };
  const done: string[] = [];
  const count = 1 + Math.floor(random() * 5);
  for (let round = 0; round < count; round++) {
    const places = placesOf(root.document);
    if (places.length === 0) break;
    const [name, mutation] = pick(Object.entries(mutations), random);
    const place = pick(places, random);
    mutation(place, places, random);
    done.push(`${name} ${place.pointer}`);
  }
  return { value: root.document, done };
}

function placesOf(value: unknown, pointer = "", found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null || found.length > 50_000) return found;
  for (const key of Object.keys(value)) {
    const inner = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const parent = value as Container;
    found.push({ parent, key, pointer: inner });
    placesOf(read({ parent, key }), inner, found);
  }
  return found;
}

function pick<T>(all: readonly T[], random: Random): T {
  return all[Math.floor(random() * all.length)]!;
}

function read({ parent, key }: Pick<Place, "parent" | "key">): unknown {
  return (parent as Record<string, unknown>)[key];
}

function write({ parent, key }: Pick<Place, "parent" | "key">, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

const types = ["string", "number", "integer", "boolean", "object", "array", "null", "file", "any", "Object"];

const keywords = (
  "type properties items required enum const default example examples format pattern minimum maximum exclusiveMinimum " +
  "exclusiveMaximum multipleOf minLength maxLength minItems maxItems uniqueItems minProperties maxProperties allOf anyOf " +
  "oneOf not if then else discriminator additionalProperties patternProperties propertyNames prefixItems contains " +
  "minContains maxContains dependentRequired dependentSchemas unevaluatedProperties unevaluatedItems nullable readOnly " +
  "writeOnly deprecated title description $ref $id $anchor $defs $dynamicRef $dynamicAnchor $schema externalDocs xml " +
  "parameters responses requestBody content schema headers in name style explode callbacks security tags operationId " +
  "summary servers components schemas paths webhooks definitions info openapi swagger encoding links variables mapping " +
  "propertyName defaultMapping itemSchema prefixEncoding itemEncoding allowReserved contentType contentSchema flows scopes " +
  "additionalOperations query pathItems mediaTypes collectionFormat consumes produces securityDefinitions x-nullable " +
  "jsonSchemaDialect $self parent kind dependencies additionalItems definitions x-speakeasy-name-override"
).split(" ");

/** A value that hardly any place expects. */
function odd(random: Random): unknown {
  return pick<() => unknown>(
    [
      () => null,
      () => random() < 0.5,
      () => pick([0, -1, 1.5, 1e21, 1e300, -0, 2 ** 53], random),
      () => "",
      () => pick(payloads, random),
      () => pick(types, random),
      () => [],
      () => ({}),
      () => [odd(random), odd(random)],
      () => ({ [pick(keywords, random)]: odd(random) }),
      () => ({ type: pick(types, random) }),
      () => [pick(types, random), pick(types, random)],
    ],
    random,
  )();
}

/** A reference to some place, or to none. */
function reference(places: readonly Place[], random: Random): string {
  const { pointer } = pick(places, random);
  const whole = `#${pointer}`;
  return pick(
    [
      whole,
      whole,
      whole,
      whole.slice(0, Math.floor(random() * whole.length)),
      `${whole}x`,
      "#",
      "",
      "#/components/schemas/Missing",
      "spec.json#/info",
      "missing.yaml#/A",
      "https://example.invalid/a.json#/B",
      "../../../../etc/passwd",
      "#anchor",
      "%",
    ],
    random,
  );
}

const mutations: Readonly<Record<string, Mutation>> = {
  replace: (place, _, random) => write(place, odd(random)),
  remove: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  rename: (place, _, random) => {
    const { parent, key } = place;
    if (Array.isArray(parent)) return;
    const value = read(place);
    const name = pick([...keywords, ...payloads, key.slice(1), `${key}x`, key.toUpperCase()], random);
    delete parent[key];
    write({ parent, key: name }, value);
  },
  copy: (place, places, random) => write(place, structuredClone(read(pick(places, random)))),
  add: (place, places, random) => {
    const value = random() < 0.5 ? odd(random) : structuredClone(read(pick(places, random)));
    if (Array.isArray(place.parent)) place.parent.push(value);
    else write({ parent: place.parent, key: pick(keywords, random) }, value);
  },
  swap: (place, places, random) => {
    const other = pick(places, random);
    if (place.pointer.startsWith(other.pointer) || other.pointer.startsWith(place.pointer)) return;
    const [one, two] = [read(place), read(other)];
    write(place, two);
    write(other, one);
  },
  refer: (place, places, random) => write(place, { $ref: reference(places, random) }),
  "refer to what holds it": (place, _, random) => {
    const steps = place.pointer.split("/");
    const above = steps.slice(0, 1 + Math.floor(random() * (steps.length - 1))).join("/");
    write(place, { $ref: `#${above}` });
  },
  "cut a reference": (_, places, random) => {
    const references = places.filter(({ key }) => key === "$ref");
    if (references.length > 0)
      write(pick(references, random), random() < 0.8 ? reference(places, random) : odd(random));
  },
  "change a type": (_, places, random) => {
    const found = places.filter(({ key }) => key === "type");
    if (found.length > 0) write(pick(found, random), random() < 0.7 ? pick(types, random) : odd(random));
  },
  "wrong value of a keyword": (_, places, random) => {
    const found = places.filter(({ key }) => keywords.includes(key));
    if (found.length > 0) write(pick(found, random), odd(random));
  },
  duplicate: (place, _, random) => {
    const value = structuredClone(read(place));
    const { parent, key } = place;
    if (Array.isArray(parent)) parent.push(value);
    else write({ parent, key: pick([`${key}2`, key.toUpperCase(), `${key} `, `${key}_`], random) }, value);
  },
  "rename every such key": ({ key }, places, random) => {
    const name = pick([...keywords, ...payloads, `${key}s`], random);
    for (const place of places) {
      if (place.key !== key || Array.isArray(place.parent) || !Object.hasOwn(place.parent, key)) continue;
      const value = read(place);
      delete place.parent[key];
      write({ parent: place.parent, key: name }, value);
    }
  },
  "turn lists and maps": (place) => {
    const value = read(place);
    if (Array.isArray(value))
      write(place, Object.fromEntries(value.map((item, index) => [`k${index}`, item])));
    else if (typeof value === "object" && value !== null) write(place, Object.values(value));
    else write(place, [value]);
  },
  "retype every such value": ({ key }, places, random) => {
    const value = odd(random);
    // Each has its own: what two places share, a later swap would put into itself.
    for (const place of places) if (place.key === key) write(place, structuredClone(value));
  },
  "name all by odd names": (place, _, random) => {
    const value = read(place);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const entries = Object.values(value).map((one) => [pick(payloads, random), one] as const);
    write(place, Object.fromEntries(entries));
  },
  "close a circle of references": (_, places, random) => {
    const schemas = places.filter(({ pointer }) =>
      /^\/(?:components\/schemas|definitions)\/[^/]+$/.test(pointer),
    );
    if (schemas.length === 0) return;
    const ring = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(schemas, random));
    const by = pick(["allOf", "anyOf", "oneOf", "items", "not", "additionalProperties", "$ref"], random);
    ring.forEach((place, index) => {
      const next = { $ref: `#${ring[(index + 1) % ring.length]!.pointer}` };
      const lists = by === "allOf" || by === "anyOf" || by === "oneOf";
      const own = read(place);
      const beside = random() < 0.5 && typeof own === "object" && own !== null ? own : {};
      write(place, by === "$ref" ? { ...beside, ...next } : { ...beside, [by]: lists ? [next] : next });
    });
  },
  nest: (place, _, random) => {
    const wrap = pick<(value: unknown) => unknown>(
      [
        (value) => ({ allOf: [value] }),
        (value) => ({ anyOf: [value, { type: "string" }] }),
        (value) => ({ type: "array", items: value }),
        (value) => ({ type: "object", properties: { a: value } }),
        (value) => ({ not: value }),
        (value) => [value],
        (value) => ({ additionalProperties: value }),
      ],
      random,
    );
    let value = read(place);
    for (let depth = Math.floor(random() ** 3 * 400); depth >= 0; depth--) value = wrap(value);
    write(place, value);
  },
};
