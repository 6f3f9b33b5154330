import type { Origin } from "../diagnostics/index.ts";
import type { Json } from "./json.ts";

/** The types of JSON Schema (2020-12 validation, 6.1.1). `integer` is a number without a fraction: 1.0 is one. */
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** Identifies a model inside one `Api`. Opaque: derived from where its schema stands, stable from run to run. */
export type ModelId = string & { readonly model?: never };

/**
 * Every assertion of one schema, in one dialect (that of JSON Schema 2020-12, whatever the document's), partitioned by
 * the JSON type that it applies to: `string.minLength` says nothing about a number. A value is valid when it satisfies
 * all of what is present; an empty Schema accepts everything, `types: []` nothing.
 *
 * An inline schema that became a model of its own stands here as a `ref` to it.
 */
export interface Schema {
  readonly at: Origin;
  readonly notes: Notes;
  /** The value has one of these types. Absent: any. OpenAPI 3.0's `nullable` is `"null"` among them. */
  readonly types?: readonly JsonType[];
  /** The value equals one of these. */
  readonly enum?: readonly Json[];
  /** The value equals this one; boxed, as `null` is a value. */
  readonly const?: { readonly value: Json };
  readonly string?: StringRules;
  readonly number?: NumberRules;
  readonly array?: ArrayRules;
  readonly object?: ObjectRules;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly condition?: Condition;
  /** The value is valid against this model's own schema as well. */
  readonly ref?: ModelId;
  /** Says which member of `oneOf`, `anyOf` or of the heirs applies; never changes the verdict (OpenAPI 3.1, 4.8.25). */
  readonly discriminator?: Discriminator;
  /** A value outside JSON, such as an uploaded file; but for `content` the other members are absent then. */
  readonly native?: Native;
  /** What the document says of a native value's content; nothing enforces it, and `walk` does not enter it. */
  readonly content?: Schema;
  /** `oneOf` or `anyOf` is a union to readers although it lists one member. */
  readonly lone?: true;
  /** Values that are not in `enum` are accepted too, as long as the other members accept them. */
  readonly open?: true;
  /** In any view the value is what it is in JSON, as another schema of it knows no other form. */
  readonly wire?: true;
  /**
   * Part of this schema could not be read, as it is broken or was rejected, so that its accepting a value proves
   * nothing; `members`: nor is it known which members and items it evaluates. `lower/unknown.ts` removes the mark: no
   * finished Api has it.
   */
  readonly unknown?: "value" | "members";
}

export interface StringRules {
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Valid ECMA-262 patterns, all of which match somewhere in the string. */
  readonly pattern?: Pattern;
  readonly format?: Format;
  /** Annotations in 2020-12: never asserted, shown to readers. */
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
}

export interface Pattern {
  readonly source: string;
  /** `u` as JSON Schema recommends; empty where the pattern is only valid without it; `v` where only with it. */
  readonly flags: "" | "u" | "v";
}

export interface Format {
  readonly name: string;
  /** Whether validators enforce it. */
  readonly asserted: boolean;
  /** What a configuration asks for of its values; absent where the name alone says it. */
  readonly rules?: FormatRules;
  /** The type that a configuration gives its values. */
  readonly type?: FormatType;
}

/** What one format asks for of texts or of numbers. */
export interface FormatRules
  extends Pick<StringRules, "minLength" | "maxLength" | "pattern">,
    Pick<NumberRules, "minimum" | "maximum" | "multipleOf"> {}

/** A type of texts or of numbers, which names nothing that stands elsewhere. */
export interface FormatType {
  /** What all its values are. */
  readonly of: "string" | "number";
  /** TypeScript, as it is printed: one type, or those that `by` joins. */
  readonly parts: readonly string[];
  readonly by: "|" | "&";
}

export interface NumberRules {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  /** `int32`, `int64`, `float`, `double`, or one of the configuration's. */
  readonly format?: Format;
}

export interface ArrayRules {
  readonly prefixItems?: readonly Schema[];
  /** The items after those of `prefixItems`. */
  readonly items?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly unevaluatedItems?: Schema;
}

export interface ObjectRules {
  /** In the order that readers see; keys are unique. */
  readonly properties?: readonly Property[];
  /** Keys that must be present, whether or not `properties` knows them. */
  readonly required?: readonly string[];
  /** What the model calls keys that only rules speak of, by the word of another schema of the same value. */
  readonly names?: readonly { readonly key: string; readonly name: string }[];
  readonly patternProperties?: readonly PatternRule[];
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: readonly { readonly key: string; readonly required: readonly string[] }[];
  readonly dependentSchemas?: readonly { readonly key: string; readonly schema: Schema }[];
  readonly unevaluatedProperties?: Schema;
}

/** What is asked of members whose keys match. */
export interface PatternRule {
  readonly pattern: Pattern;
  readonly schema: Schema;
  /** Keys of which properties say all that the pattern does, as a model may have others for them. */
  readonly except?: readonly Pick<Property, "key" | "name">[];
}

export interface Property {
  /** The key on the wire. */
  readonly key: string;
  /**
   * The key in the model's view: the same, or its camelCase form. Decided in `lower/views.ts`; where schemas of one
   * value do not agree on it, in `lower/form-names.ts`.
   */
  readonly name: string;
  readonly schema: Schema;
  /** The one value that readers are shown: the property is what a discriminator tells this model by. */
  readonly tag?: string;
  /**
   * Made from a rule for all keys of a kind (`patternProperties`, `additionalProperties`); types and pages show the
   * declaration of another part instead, where one has it.
   */
  readonly implied?: true;
}

export interface Condition {
  readonly if: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

export interface Discriminator {
  /** The wire key of the property that holds the tag. */
  readonly key: string;
  /** Each tag that is known, explicit ones in `mapping` order first, with the model it stands for. */
  readonly mapping: readonly { readonly tag: string; readonly model: ModelId }[];
  /** The model for a missing or unknown tag (OpenAPI 3.2). */
  readonly fallback?: ModelId;
}

/** What a value outside JSON is in a program. */
export type Native = "bytes" | "stream" | "file" | "response";

/** What a schema says to readers; none of it is asserted. */
export interface Notes {
  readonly title?: string;
  /** Markdown, verbatim: a trailing newline stays. */
  readonly description?: string;
  readonly default?: { readonly value: Json };
  /** `example` first, then `examples`. */
  readonly examples: readonly Json[];
  readonly deprecated?: true;
  /** What to do instead, where the document says that of what is deprecated. */
  readonly deprecation?: string;
  readonly readOnly?: true;
  readonly writeOnly?: true;
  readonly externalDocs?: string;
  /** How the value is written in XML, as a text that is the same where that is. */
  readonly xml?: string;
  /** What values of the `enum` are called and mean, where the document says so; in its order. */
  readonly values?: readonly {
    readonly value: Json;
    readonly name?: string;
    readonly description?: string;
  }[];
  /** The document calls null a value where its dialect gives that no effect: beside no `type` in OpenAPI 3.0. */
  readonly saysNull?: true;
  /** An example that is null reads as that word: the document's dialect has no type of that name. */
  readonly nullWord?: true;
  /** The body of a request, beside its parameters. */
  readonly body?: true;
  /** Nothing is said here, whatever the model that the schema only names says of itself. */
  readonly undescribed?: true;
}

/** Notes that say nothing. */
export const noNotes: Notes = { examples: [] };
