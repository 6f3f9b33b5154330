import type { Effect } from "./change.ts";
import { apart, gone, more, noted, type Rule, rule } from "./rule.ts";
import { ofOperations } from "./rules-operations.ts";

export type { Rule } from "./rule.ts";

/** Keywords with a limit: which way is tighter. */
const limits = {
  minimum: "lower",
  maximum: "upper",
  "exclusive-minimum": "lower",
  "exclusive-maximum": "upper",
  "min-length": "lower",
  "max-length": "upper",
  "min-items": "lower",
  "max-items": "upper",
  "min-properties": "lower",
  "max-properties": "upper",
  "min-contains": "lower",
  "max-contains": "upper",
} as const;

export type Limit = keyof typeof limits;
type LimitMove = "added" | "removed" | "raised" | "lowered";

/** The rule of a limit that moved, and what that does. */
export function limitRule(limit: Limit, from: number | undefined, to: number | undefined): [RuleId, Effect] {
  const move: LimitMove =
    from === undefined ? "added" : to === undefined ? "removed" : to > from ? "raised" : "lowered";
  const tighter =
    move === "added" || (move !== "removed" && (move === "raised") === (limits[limit] === "lower"));
  return [`${limit}-${move}`, tighter ? "narrowed" : "widened"];
}

/** Keywords that hold a schema or a value and are there or not. */
const presences = {
  pattern: "the pattern",
  format: "the format",
  const: "the constant",
  "multiple-of": "multipleOf",
  "unique-items": "uniqueItems",
  contains: "contains",
  "property-names": "propertyNames",
  "unevaluated-items": "unevaluatedItems",
  "unevaluated-properties": "unevaluatedProperties",
  "pattern-property": "a pattern of properties",
  "dependent-required": "a dependency on properties",
  "dependent-schema": "a dependency on a schema",
  "prefix-item": "an item of the tuple",
  "all-of": "a part of allOf",
  not: "not",
  if: "if",
  then: "then",
  else: "else",
} as const;

export type Presence = keyof typeof presences;

const oneUnlessSaid =
  "Where it is not said, one item has to match. From there, 0 asks for less, which breaks who reads a response, and any number above 1 for more, which breaks who sends a request.";

const explicit = {
  "type-changed": rule("the type changed from {from} to {to}", apart),
  "type-generalized": rule("the type widened from {from} to {to}", more),
  "type-narrowed": rule("the type narrowed from {from} to {to}", gone),
  "became-nullable": rule("null is accepted now", more),
  "became-not-nullable": rule("null is no longer accepted", gone),
  "became-enum": rule("only listed values are accepted now: {values}", gone),
  "enum-removed": rule("any value is accepted, where only listed ones were", more),
  "enum-value-added": rule("the value {value} was added", more),
  "enum-value-removed": rule("the value {value} was removed", gone),
  "property-added": rule(
    "the optional property was added",
    "Nobody sent it before, and nobody has to send it now. Clients that refuse unknown properties refuse a response that has it.",
  ),
  "required-property-added": rule(
    "the required property was added",
    "Requests without it were valid and no longer are. Clients that refuse unknown properties refuse a response that has it.",
  ),
  "property-removed": rule(
    "the optional property was removed",
    "Code that names it no longer compiles, unless any property can be named as it was. On the wire it matters where unknown properties are refused.",
  ),
  "required-property-removed": rule(
    "the required property was removed",
    "Clients that rely on it in a response no longer find it. Code that names it no longer compiles.",
  ),
  "became-required": rule("the property became required", gone),
  "became-optional": rule("the property became optional", more),
  "additional-properties-changed": rule("what other properties may be changed", apart),
  "additional-properties-closed": rule("other properties are no longer accepted", gone),
  "additional-properties-opened": rule("other properties are accepted now", more),
  "additional-properties-declared": rule(
    "additionalProperties is now stated explicitly",
    "Other properties were accepted before. The type says so now, too; where a schema around it forbids what is not declared, they are new.",
  ),
  "additional-properties-undeclared": rule(
    "additionalProperties is no longer stated explicitly",
    "Other properties are still accepted. The type no longer has them, and where a schema around it forbids what is not declared, they are refused.",
  ),
  "became-map": rule(
    "the declared properties {keys} were replaced by a map",
    "Responses may have properties that nobody declared. Code that names one finds a map in its place.",
  ),
  "no-longer-map": rule(
    "{keys} are declared now, where any property was accepted",
    "Requests with other properties, or with other values in these, may be refused. Code that reads any key no longer compiles.",
  ),
  "items-added": rule("the items are constrained now", gone),
  "items-removed": rule("the items are no longer constrained", more),
  "min-contains-added": rule("minContains {to} was added", oneUnlessSaid),
  "min-contains-removed": rule("minContains {from} was removed", oneUnlessSaid),
  "any-of-added": rule("a member of anyOf was added", more),
  "any-of-removed": rule("a member of anyOf was removed", gone),
  "one-of-added": rule("a member of oneOf was added", more),
  "one-of-removed": rule("a member of oneOf was removed", gone),
  "wrapped-in-one-of": rule("the schema became one of several", apart),
  unwrapped: rule("the schema is no longer one of several", apart),
  "all-of-rearranged": rule(
    "allOf was restructured; the combined schema is the same",
    "Parts of allOf came or went; what they come to is what it was.",
  ),
  "spelled-otherwise": rule(
    "it is put in other words, and its type is another one",
    "Values stay as they are; what is written for a part alone differs from what is written for the same as a whole.",
  ),
  "all-of-annotation": rule("a part of allOf that asserts nothing was added or removed", noted),
  "reference-changed": rule(
    "it is {to} now, where it was {from}",
    "Another schema stands in its place. What that does to its values is told by changes of their own, where it can be told.",
  ),
  "content-changed": rule(
    "how the string is encoded changed from {from} to {to}",
    "JSON Schema asserts nothing about the content of strings, but both ends read it: no value can prove the break.",
  ),
  "native-changed": rule("the body changed from {from} to {to}", apart),
  "default-changed": rule(
    "the default changed from {from} to {to}",
    "No value is judged differently. Whoever leaves it out may get something else than before.",
  ),
  "discriminator-changed": rule(
    "the discriminator changed",
    "A discriminator never changes the verdict (OpenAPI 3.1.1, 4.8.25); programs that dispatch on it may have to follow.",
  ),
  "option-changed": rule(
    "models are made with {option}: {to} now, where it was {from}",
    "The option decides over names and types of what models have: code that uses them may no longer compile. The wire stays as it is.",
  ),
  "xml-changed": rule(
    "in XML it is written otherwise: {to}, where it was {from}",
    "Names, attributes and wrappers are what a reader of XML goes by; values are the same in JSON, so that none can show whether they are still understood.",
  ),
  deprecated: rule("it is deprecated now", noted),
  "no-longer-deprecated": rule("it is no longer deprecated", noted),
  "read-only-changed": rule(
    "readOnly is {to} now",
    "The models of requests and responses list the property or leave it out; the values that both accept stay the same.",
  ),
  "write-only-changed": rule(
    "writeOnly is {to} now",
    "The models of requests and responses list the property or leave it out; the values that both accept stay the same.",
  ),
  "model-added": rule("the model was added", "Nothing used it before."),
  "model-removed": rule("the model was removed", "Code that imports it no longer compiles."),
  "model-renamed": rule(
    "the model is called {to} now",
    "Code that imports it by its old name no longer compiles.",
  ),
  ...ofOperations,
};

type LimitId = `${Limit}-${LimitMove}`;
type PresenceId = `${Presence}-${"added" | "removed" | "changed"}`;
export type RuleId = keyof typeof explicit | LimitId | PresenceId;

function limitRules(): [string, Rule][] {
  return Object.entries(limits).flatMap(([limit, side]) =>
    (["added", "removed", "raised", "lowered"] as const).map((move): [string, Rule] => {
      const tighter = move === "added" || (move !== "removed" && (move === "raised") === (side === "lower"));
      const keyword = limit.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const message =
        move === "added"
          ? `${keyword} {to} was added`
          : move === "removed"
            ? `${keyword} {from} was removed`
            : `${keyword} was ${move} from {from} to {to}`;
      return [`${limit}-${move}`, rule(message, tighter ? gone : more)];
    }),
  );
}

function presenceRules(): [string, Rule][] {
  return Object.entries(presences).flatMap(([keyword, words]): [string, Rule][] => [
    [`${keyword}-added`, rule(`${words} was added: {to}`, gone)],
    [`${keyword}-removed`, rule(`${words} was removed: {from}`, more)],
    [`${keyword}-changed`, rule(`${words} changed from {from} to {to}`, apart)],
  ]);
}

/** Every rule by id, sorted. */
export const rules: ReadonlyMap<RuleId, Rule> = new Map(
  [...limitRules(), ...presenceRules(), ...Object.entries(explicit)].sort(([a], [b]) => (a < b ? -1 : 1)) as [
    RuleId,
    Rule,
  ][],
);

/** The message of one change. */
export function ruleMessage(id: RuleId, args: Readonly<Record<string, string>>): string {
  return rules.get(id)!.message.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}
