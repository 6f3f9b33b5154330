import { didYouMean } from "../did-you-mean.ts";
import { row } from "../row.ts";

/** What `lower/` reports. */
export const lowerCodes = {
  "keyword-not-enforced": row<{ keyword: string; why: string }>({
    severity: "warning",
    title: "A keyword that the validators do not enforce",
    message: ({ keyword, why }) => `${JSON.stringify(keyword)} is not enforced: ${why}`,
    cause:
      "The keyword belongs to a dialect or an extension that Modelwright does not compile, or is not part of this version of OpenAPI.",
    cure: "Say the same with a keyword that is enforced, or check it in your own code.",
  }),
  "speakeasy-extension": row<{ extension: string; value?: string | undefined; guess?: string | undefined }>({
    severity: "warning",
    title: "An extension of Speakeasy's that is not followed",
    message: ({ extension, value, guess }) =>
      `${extension}${value === undefined ? "" : `: ${value}`} is not followed${didYouMean(guess)}`,
    cause:
      "The extension changes models or pages in a way that Modelwright has no equivalent for, is newer, or misspelt. It is reported where it first stands.",
    cure: "Compare the pages; where they differ, say what is meant in words of OpenAPI, or remove the extension.",
  }),
  "no-effect": row<{ what: string; why: string }>({
    severity: "note",
    title: "Something that has no effect where it stands",
    message: ({ what, why }) => `${what} has no effect here: ${why}`,
    cause:
      "A rule for values of another type, a keyword that modifies another one which is absent (`then` without `if`), or one that is not read at this place.",
    cure: "Remove it, move it to where it counts, or add what it needs beside it.",
  }),
  "keyword-value": row<{ keyword: string; expected: string; found: string }>({
    severity: "error",
    title: "A keyword has a value of the wrong type",
    message: ({ keyword, expected, found }) => `${JSON.stringify(keyword)} must be ${expected}, not ${found}`,
    cause: "The document does not follow its own dialect at this place.",
    cure: "Correct the value. Until then the keyword asserts nothing.",
  }),
  "not-a-schema": row<{ found: string; meant?: string | undefined }>({
    severity: "error",
    title: "Something else stands where a schema is expected",
    message: ({ found, meant }) =>
      `expected a schema, found ${found}${meant === undefined ? "" : `; ${meant}`}`,
    cause: "A schema is an object (or, from OpenAPI 3.1 on, a boolean).",
    cure: "Write a schema. Until then the place accepts any value (`unknown`).",
  }),
  "unknown-type": row<{ type: string; guess?: string | undefined }>({
    severity: "error",
    title: "A type that JSON Schema does not have",
    message: ({ type, guess }) => `there is no type ${JSON.stringify(type)}${didYouMean(guess)}`,
    cause: "The types are null, boolean, integer, number, string, array and object.",
    cure: "Correct the type; a date, for example, is a string with a format. Until then `type` asserts nothing.",
  }),
  "unknown-format": row<{ format: string; guess?: string | undefined }>({
    severity: "note",
    title: "A format that is not enforced",
    message: ({ format, guess }) =>
      `the format ${JSON.stringify(format)} is not enforced${didYouMean(guess)}`,
    cause:
      "It is neither one of JSON Schema 2020-12, nor of OpenAPI's registry with a meaning that can be checked, nor of the configuration's `customFormats`.",
    cure: 'Say what it asks for in the configuration (`customFormats: { iban: { pattern: "^[A-Z]{2}\\\\d{2}" } }`), add a pattern beside it, or leave it as a word to readers.',
  }),
  "unknown-keyword": row<{ keyword: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A keyword that no dialect has",
    message: ({ keyword, guess }) =>
      `${JSON.stringify(keyword)} is not a schema keyword and has no effect${didYouMean(guess)}`,
    cause: "A typing error, a property that stands one level too high, or an extension without `x-`.",
    cure: "Correct the keyword, move it, or write it with `x-` before it.",
  }),
  "nullable-without-type": row<{ keyword: string }>({
    severity: "note",
    title: "nullable without a type",
    message: ({ keyword }) => `\`${keyword}\` has no effect without \`type\` beside it`,
    cause: "OpenAPI 3.0.3 gives it a meaning only where `type` is given in the same schema.",
    cure: "Add the type, or use an `anyOf` whose second member allows null.",
  }),
  "ref-sibling-ignored": row<{ keyword: string; where?: string | undefined }>({
    severity: "note",
    title: "A keyword beside $ref",
    message: ({ keyword, where = "before OpenAPI 3.1" }) =>
      `${JSON.stringify(keyword)} beside \`$ref\` is ignored ${where}`,
    cause:
      "A Reference Object cannot be extended; what stands beside `$ref` has no effect before OpenAPI 3.1.",
    cure: "Put the reference into an `allOf` and the keyword beside it, or move to OpenAPI 3.1.",
  }),
  "invalid-pattern": row<{ pattern: string }>({
    severity: "error",
    title: "A pattern that is not a valid regular expression",
    message: ({ pattern }) =>
      `${JSON.stringify(pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern)} is not a valid ECMA-262 regular expression`,
    cause:
      "It was written for another engine (inline flags, possessive quantifiers, POSIX classes), or has a typing error.",
    cure: "Write it for ECMA-262. Until then it asserts nothing.",
  }),
  "pattern-too-large": row<{ length: number }>({
    severity: "error",
    title: "A pattern that no engine runs",
    message: ({ length }) => `this pattern of ${length} characters is too large for JavaScript engines`,
    cause:
      "Engines take a regular expression of any length and refuse it when it is first used: a validator would throw then.",
    cure: "List what it lists in `enum`, or say less. Until then it asserts nothing.",
  }),
  "pattern-read-otherwise": row<{ part: string; meaning: string }>({
    severity: "warning",
    title: "A pattern written for another regular expression engine",
    message: ({ part, meaning }) => `in ECMA-262 ${JSON.stringify(part)} means ${meaning}`,
    cause:
      "It was written for another engine (Perl, Python, Java, Ruby), or as a literal of JavaScript with its slashes. OpenAPI's patterns are those of ECMA-262.",
    cure: "Write `^` for `\\A`, `$` for `\\Z`, `[A-Za-z]` for `[[:alpha:]]`, and no slashes around it. Until then the validator asserts what ECMA-262 reads.",
  }),
  "discriminator-without-property": row({
    severity: "error",
    title: "A discriminator without propertyName",
    message: () => "a discriminator needs `propertyName`",
    cause: "OpenAPI requires it: it names the property that holds the tag.",
    cure: "Add `propertyName`. The verdict of the validators is the same without it.",
  }),
  "discriminator-undeclared": row<{ key: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A discriminator whose property nothing declares",
    message: ({ key, guess }) =>
      `none of this discriminator's schemas declares the property ${JSON.stringify(key)}${didYouMean(guess)}`,
    cause: "The property was renamed, or `propertyName` is mistyped.",
    cure: "Declare the property in each of the schemas, and require it. The verdict of the validators is the same without it.",
  }),
  "discriminator-elsewhere": row<{ tag: string; list: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A discriminator mapping to a schema that is not an option",
    message: ({ tag, list, guess }) =>
      `the mapping of ${JSON.stringify(tag)} leads to a schema that is not in \`${list}\`${didYouMean(guess, (ref) => ref)}`,
    cause:
      "The mapping names a schema that is not listed beside the discriminator. It never adds an option (OpenAPI 3.1.1, 4.8.25).",
    cure: "List the schema, or remove the entry from `mapping`. Until then a value with this tag is valid only if it fits a schema that is listed.",
  }),
  unsatisfiable: row<{ why: string; what?: string | undefined }>({
    severity: "warning",
    title: "A schema that nothing satisfies",
    message: ({ why, what = "value" }) => `no ${what} is valid here: ${why}`,
    cause: "Two keywords contradict each other, such as `type: object` and an `enum` of strings.",
    cure: "Remove one of them. The type is what readers would expect; the validator rejects every value, as the schema says.",
  }),
  "endless-reference": row<{ target: string; taken: string }>({
    severity: "warning",
    title: "A reference that leads back without end",
    message: ({ target, taken }) =>
      `this reference reaches itself through ${JSON.stringify(target)} without going on to a member or an item; ${taken}`,
    cause:
      "Schemas refer to each other in a circle by $ref, allOf, anyOf, oneOf and the like, and none goes on to a member or an item. JSON Schema leaves undefined what that means (core, 9.4.1). Generators write it where a base lists its subtypes in `oneOf` and each of these has the base in its `allOf`. The subtypes then get the base without its list, and the tags that its discriminator maps to them.",
    cure: "Take the `oneOf` out of the base, into a schema of its own that other places refer to; or remove whatever else closes the circle.",
  }),
  "required-undeclared": row<{ key: string; guess: string }>({
    severity: "warning",
    title: "A required property that is declared under another name",
    message: ({ key, guess }) =>
      `${JSON.stringify(key)} is in \`required\` but not declared${didYouMean(guess)}`,
    cause: "The property was renamed and the list of required ones was not, or one of both is mistyped.",
    cure: "Write the same name in both places. Until then a value needs a property without a schema.",
  }),
  "duplicate-item": row<{ keyword: string; item: string }>({
    severity: "warning",
    title: "A keyword that lists a value twice",
    message: ({ keyword, item }) =>
      `${JSON.stringify(keyword)} lists ${item} twice; the duplicate is ignored`,
    cause: "The value was pasted twice.",
    cure: "Remove one of the two.",
  }),
  "array-without-items": row({
    severity: "warning",
    title: "An array without items",
    message: () => "`type: array` requires `items` before OpenAPI 3.1; any items are accepted",
    cause: "The schema of the items was forgotten, or stands one level too high.",
    cure: "Add `items`; `items: {}` says that they may be anything.",
  }),
  "value-refused": row<{ found: string; keyword: string }>({
    severity: "warning",
    title: "A value of an enum that the rest of its schema rejects",
    message: ({ found, keyword }) =>
      `${found} of this \`enum\` can never be valid: \`${keyword}\` rejects it`,
    cause:
      "A keyword beside the `enum` excludes the value: another type, a pattern, a bound. In OpenAPI 3.0 null needs `nullable: true`.",
    cure: "Remove the value, or correct the keyword. The validator rejects the value, as the schema says; types and pages leave out values of another type, and show those that only a pattern, a bound or the like rejects.",
  }),
  "example-invalid": row<{ word: "example" | "default"; keyword: string; found: string }>({
    severity: "warning",
    title: "An example or a default that its own schema rejects",
    message: ({ word, keyword, found }) =>
      `this ${word} does not match its schema: \`${keyword}\` rejects ${found}`,
    cause: "The schema was changed and the value was not, or the value was never tried.",
    cure: "Correct the value or the schema. Until then pages show the value as it stands.",
  }),
  "name-settled": row<{ wished: string; name: string; why: string }>({
    severity: "note",
    title: "A name that is taken or reserved",
    message: ({ wished, name, why }) =>
      `${JSON.stringify(wished)} is renamed to ${JSON.stringify(name)}: ${why}`,
    cause:
      "Two schemas want one name, or the name, or the file, is reserved or too long; a body is called like a parameter beside it.",
    cure: "Rename one in the document (a `title` is enough for an inline schema) to choose a name yourself.",
  }),
  "property-name-kept": row<{ key: string; wished: string; other: string }>({
    severity: "note",
    title: "A property could not be renamed",
    message: ({ key, wished, other }) =>
      `${JSON.stringify(key)} is not renamed to ${JSON.stringify(wished)}: ${
        wished === other ? "another property has that name" : `${JSON.stringify(other)} is renamed to it`
      }`,
    cause:
      "In the view of the model, two keys of one object would have the same name; in which model they are declared does not matter.",
    cure: 'Rename one of them in the document, or keep the names of the wire with `properties: "preserve"`.',
  }),
  "form-kept": row<{ format: string; why: string }>({
    severity: "note",
    title: "A value that is not converted (`dates`, `int64`)",
    message: ({ format, why }) => `this ${format} is not converted: ${why}`,
    cause:
      "With `dates` or `int64` a value has another form in the model, but a condition, a `not`, `contains` or a list of values beside it looks at its JSON; or a Date does not tell which text it was, where `uniqueItems`, a `pattern`, a length or a choice of `date` and `date-time` asks for that; or its form would be all that tells which member of `oneOf` it is for, or whether it was a number or a text.",
    cure: "Give the other schema the same format, or let only one of them speak of the value; leave out what is asked of a date-time's text; tell the members of a choice apart by a key that each requires with values of its own.",
  }),
  "name-judged": row<{ key: string; name: string }>({
    severity: "note",
    title: "A property that another schema keeps from being renamed",
    message: ({ key, name }) =>
      `${JSON.stringify(key)} is not renamed to ${JSON.stringify(name)}: another schema of the same object knows it by its key`,
    cause:
      'With `properties: "camel"` one model has another name for a key, and a model beside it names that key otherwise, requires it, or has `patternProperties` or `propertyNames`: it cannot tell which name stands for which key. The same holds for a key that is always required, but declared in one branch only (`then`, a member of `oneOf`), where alone it would have another name.',
    cure: 'Declare the property in the model that has the rule as well, or keep the names of the wire with `properties: "preserve"`.',
  }),
  "operation-left-out": row<{ method: string }>({
    severity: "note",
    title: "A GET or HEAD operation with a body",
    message: ({ method }) => `this ${method.toUpperCase()} operation has a body and is left out`,
    cause:
      "The body of a GET request has no defined semantics (RFC 9110, 9.3.1), and the configuration leaves such operations out.",
    cure: "Make it a POST, or move the body's fields into query parameters.",
  }),
  "operation-with-part-headers": row<{ part: string }>({
    severity: "note",
    title: "A form whose parts have headers of their own",
    message: ({ part }) =>
      `the part ${JSON.stringify(part)} has headers of its own, and the operation is left out`,
    cause: "The page format knows no such forms; a Speakeasy configuration leaves their operations out.",
    cure: "Drop `headers` from the part's `encoding`, or generate without the Speakeasy configuration.",
  }),
  "type-missing": row<{ keyword: string; type: string }>({
    severity: "note",
    title: "Rules for one type, without the type",
    message: ({ keyword, type }) =>
      `\`${keyword}\` without \`type: ${type}\` accepts values of other types as well, which the TypeScript type does not show`,
    cause: "In JSON Schema a keyword for objects says nothing about a string; only `type` rejects it.",
    cure: "Add the type.",
  }),
};
