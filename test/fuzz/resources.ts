import fc from "fast-check";
import type { Definitions } from "./lowered.ts";

/*
 * Schema resources that find each other (JSON Schema 2020-12 core, 8.2): each has an `$id`, an anchor `node` that is dynamic or
 * not, and two schemas inside: `leaf`, by an anchor, and a resource of its own. What refers without looking into a value leads
 * to later ones only, so that every check ends.
 */

type Source = Readonly<Record<string, unknown>> | boolean;

const names = ["subject", "one", "two", "three"];

const leaf = fc.constantFrom<Source>(
  { type: "string" },
  { type: "integer" },
  { type: ["object", "array", "null"] },
  { const: 1 },
  { enum: ["a", null] },
  { minLength: 2 },
  { required: ["a"] },
  true,
);

const reference: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  fc.constantFrom({ $dynamicRef: "#node" }, { $dynamicRef: "#leaf" }, { $ref: "#node" }, { $ref: "#" }),
  fc
    .constantFrom(...names)
    .chain((name) =>
      fc.constantFrom<Readonly<Record<string, unknown>>>(
        { $ref: name },
        { $ref: `${name}#leaf` },
        { $ref: `${name}#/$defs/leaf` },
        { $ref: `${name}-inner#node` },
        { $dynamicRef: `${name}#node` },
        { $dynamicRef: `${name}-inner#node` },
      ),
    ),
);

const besides = fc
  .tuple(reference, leaf)
  .map(([led, said]) => (typeof said === "object" ? { ...said, ...led } : led));

/** What is asked of a member or an item. */
const part: fc.Arbitrary<Source> = fc.oneof(leaf, reference, reference, besides);

const properties = fc.dictionary(fc.constantFrom("a", "b", "kind"), part, { minKeys: 1, maxKeys: 3 });

/** Keywords that look into a value. */
const inside: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  properties.map((members) => ({ properties: members })),
  properties.map((members) => ({ type: "object", properties: members })),
  part.map((items) => ({ items })),
  fc.array(part, { minLength: 1, maxLength: 2 }).map((prefixItems) => ({ prefixItems })),
  part.map((additionalProperties) => ({ additionalProperties })),
  part.map((contains) => ({ contains })),
  fc
    .tuple(properties, part)
    .map(([members, unevaluatedProperties]) => ({ properties: members, unevaluatedProperties })),
);

/** The keywords of a resource beside those by which it is found. */
function bodyOf(index: number): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const later = names.slice(index + 1);
  const led = later.flatMap((name): Source[] => [{ $ref: name }, { $ref: `${name}-inner` }]);
  const option = fc.oneof(inside, led.length === 0 ? leaf : fc.oneof(fc.constantFrom(...led), leaf));
  const options = fc.array(option, { minLength: 1, maxLength: 3 });
  return fc
    .record({
      keywords: fc.array(inside, { maxLength: 2 }),
      combined: fc.option(fc.tuple(fc.constantFrom("allOf", "anyOf", "oneOf"), options), { nil: undefined }),
      then: fc.option(option, { nil: undefined, freq: 6 }),
      $ref:
        later.length === 0
          ? fc.constant(undefined)
          : fc.option(fc.constantFrom(...later), { nil: undefined }),
    })
    .map(({ keywords, combined, then, $ref }) => ({
      ...Object.assign({}, ...keywords),
      ...(combined && { [combined[0]]: combined[1] }),
      ...(then !== undefined && { if: { required: ["a"] }, then }),
      ...($ref !== undefined && { $ref }),
    }));
}

const anchor = fc.constantFrom("$dynamicAnchor", "$dynamicAnchor", "$anchor");

function resource(index: number) {
  return fc.record({
    anchor,
    body: bodyOf(index),
    leaf,
    leafAnchor: anchor,
    inner: inside,
    innerAnchor: anchor,
  });
}

/** Schemas by name, of which `Subject` is the first, for a base that their identifiers have. */
export const resources: fc.Arbitrary<(base: string) => Definitions> = fc
  .tuple(...names.map((_, index) => resource(index)))
  .map((all) => (base) => {
    const entries = all.map((one, index) => {
      const name = names[index] ?? "";
      const words = typeof one.leaf === "object" ? one.leaf : {};
      const leafOfOwn = { leaf: { [one.leafAnchor]: "leaf", ...words } };
      const leafOfInner = { leaf: { [one.innerAnchor]: "leaf", type: "boolean" } };
      const inner = { $id: `${name}-inner`, [one.innerAnchor]: "node", ...one.inner, $defs: leafOfInner };
      const $defs = { ...leafOfOwn, inner };
      return [
        name.charAt(0).toUpperCase() + name.slice(1),
        { $id: base + name, [one.anchor]: "node", ...one.body, $defs },
      ];
    });
    return Object.fromEntries(entries);
  });
