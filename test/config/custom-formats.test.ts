import { describe, expect, it } from "vitest";
import { resolveJobs } from "../../generator/config/index.ts";
import { readType } from "../../generator/config/type-text.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { makeProject } from "../cli/harness.ts";

async function settle(customFormats: unknown) {
  const config = JSON.stringify({ customFormats });
  const cwd = makeProject({ "spec/pets.yaml": "openapi: 3.0.3", "modelwright.config.json": config });
  const { report, diagnostics } = createReporter();
  const { jobs } = await resolveJobs(cwd, {}, report);
  const found = diagnostics.map(({ code, message, at }) => {
    const pointer = at !== undefined && "pointer" in at ? at.pointer : undefined;
    return `${pointer?.replace("/customFormats/", "")} ${code}: ${message}`;
  });
  return { found, formats: jobs[0]?.options.model.customFormats };
}

describe("formats of a configuration", () => {
  it("are options like any other", async () => {
    const { found, formats } = await settle({
      iban: { pattern: "^[A-Z]{2}", minLength: 15, type: "string & { readonly __iban: true }" },
      cents: { minimum: 0, maximum: 5, multipleOf: 0.5 },
      remark: {},
    });
    expect(found).toEqual([]);
    expect(formats).toEqual({
      iban: {
        rules: { pattern: { source: "^[A-Z]{2}", flags: "u" }, minLength: 15 },
        type: { of: "string", parts: ["string", "{ readonly __iban: true }"], by: "&" },
      },
      cents: { rules: { minimum: 0, maximum: 5, multipleOf: 0.5 } },
      remark: {},
    });
  });

  it("are told where they are wrong", async () => {
    const { found } = await settle({
      a: "^a$",
      b: { patern: "^b$" },
      c: { pattern: "(c" },
      d: { pattern: "\\Ad" },
      e: { minLength: -1, maxLength: 1.5, minimum: "0", multipleOf: 0 },
      f: { minLength: 5, maxLength: 3 },
      g: { type: "Iban" },
    });
    expect(found).toEqual([
      'a wrong-value: "customFormats.a" must be an object, not "^a$"',
      'b/patern unknown-option: there is no option "customFormats.b.patern"; did you mean "customFormats.b.pattern"?',
      'e/minLength wrong-value: "customFormats.e.minLength" must be a whole number from 0, not -1',
      'e/maxLength wrong-value: "customFormats.e.maxLength" must be a whole number from 0, not 1.5',
      'e/minimum wrong-value: "customFormats.e.minimum" must be a number, not "0"',
      'e/multipleOf wrong-value: "customFormats.e.multipleOf" must be a number above 0, not 0',
      'c/pattern invalid-pattern: "(c" is not a valid ECMA-262 regular expression',
      'd/pattern pattern-read-otherwise: in ECMA-262 "\\\\A" means the letter A',
      'f/maxLength wrong-value: "customFormats.f.maxLength" must be 5 or more, as minLength is, not 3',
      'g/type wrong-value: "customFormats.g.type" must be TypeScript for a type of texts or of numbers that names nothing from elsewhere, not "Iban"',
    ]);
  });
});

describe("the type of a format", () => {
  // What stands in a template is written as `%{string}` here: plain texts with a dollar sign look like a slip.
  const written = (text: string): string | undefined => {
    const type = readType(text.replaceAll("%{", "${"));
    return type && `${type.of}: ${type.parts.join(` ${type.by} `)}`.replaceAll("${", "%{");
  };

  it.each([
    ["string", "string: string"],
    ["`%{string}-%{number}` // a note", "string: `%{string}-%{number}`"],
    ["`\\`\\%{a}\\\\%{'b' | null}`", 'string: `\\`\\%{a}\\\\%{("b" | null)}`'],
    ["string & { readonly __iban: true; 'b'?: 1 }", 'string: string & { readonly __iban: true; "b"?: 1 }'],
    ["(`#%{string}` | 'all')", 'string: `#%{string}` | "all"'],
    ["Uppercase<string> & {}", "string: Uppercase<string> & {}"],
    ["-1 | 0 | (number & { unit: `%{bigint}` })", "number: -1 | 0 | (number & { unit: `%{bigint}` })"],
  ])("%s", (text, expected) => expect(written(text)).toBe(expected));

  it.each([
    ...["", "string; import 'fs'", "string\ntype U = string", "string, U = 1", "string & {"],
    ...["string | number", "string & number", "boolean", "{ a: string }", "any", "string | { a: 1 }"],
    ...["Date", "import('fs').PathLike", "Iban", "Uppercase<Iban>", "typeof globalThis", "string[]"],
    ...["`%{Iban}`", "string & { a: Iban }", "string & { [key: string]: 1 }", "string & { a(): void }"],
    ...[
      "string & { [Symbol.iterator]: 1 }",
      "Uppercase<string, string>",
      "T",
      "string extends 'a' ? 'a' : 'b'",
    ],
  ])("is none: %s", (text) => expect(written(text)).toBeUndefined());
});
