import { expect, it } from "vitest";
import { defaultModelOptions, type FormatType } from "../../generator/ir/index.ts";
import { compile } from "../harness/compile.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const iban: FormatType = { of: "string", parts: ["string", "{ readonly __iban: true }"], by: "&" };
const money: FormatType = { of: "number", parts: ["number", "{ readonly __money: true }"], by: "&" };
const tag: FormatType = { of: "string", parts: [`\`#\${string}\``, '"all"'], by: "|" };

const spec = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  components: {
    schemas: {
      Iban: { type: "string", format: "iban", example: "DE12" },
      Account: {
        type: "object",
        required: ["iban", "tags", "plain", "balance"],
        properties: {
          iban: { $ref: "#/components/schemas/Iban" },
          tags: { type: "array", items: { type: "string", format: "tag", example: "#a" } },
          plain: { type: ["string", "null"], format: "iban", example: "DE12" },
          balance: { type: "number", format: "money" },
          either: { anyOf: [{ type: "string", format: "iban" }, { type: "string" }] },
        },
      },
      Paid: {
        allOf: [
          { $ref: "#/components/schemas/Account" },
          {
            properties: {
              iban: { type: "string", default: "DE12" },
              plain: { type: "string", enum: ["DE12"] },
              either: { type: "string", format: "iban" },
            },
          },
        ],
      },
    },
  },
};

const use = `
import { type Account, type Iban, isIban, type Paid } from "./src/index.ts";
declare const text: string;
declare const account: Account;
declare const paid: Paid;
// @ts-expect-error a text is no Iban before it is looked at
export const no: Iban = text;
export const yes: Iban | undefined = isIban(text) ? text : undefined;
export const plain: string = account.iban;
export const tags: (\`#\${string}\` | "all")[] = account.tags;
export const balance: number & { readonly __money: true } = account.balance;
export const marked: [Iban, Iban | undefined] = [paid.iban, paid.either];
`;

it("values of a format have its type, and guards are what gives it to them", async () => {
  const rules = { pattern: { source: "^[A-Z]{2}\\d+$", flags: "u" as const } };
  const customFormats = { iban: { rules, type: iban }, money: { type: money }, tag: { type: tag } };
  for (const dates of ["string", "Date"] as const) {
    const view = { ...defaultModelOptions.view, dates };
    const options = { ...defaultOptions, model: { ...defaultModelOptions, customFormats, view } };
    const { files } = await generateCase("/memory", "spec.json", options, {
      "spec.json": JSON.stringify(spec),
    });
    const page = files.get("docs/models/account.md")!;
    expect(page).toContain("| *string & { readonly __iban: true }* ");
    const [, example = ""] = /```typescript\n([^`]*#[^`]*)```/.exec(page) ?? [];
    const shown = example.replace(/from "[^"]*"/, 'from "./src/index.ts"');
    const sources = new Map([...files].filter(([path]) => path.startsWith("src/")));
    const own = [
      ["use.ts", use] as const,
      ["shown.ts", `${shown}\nexport const shown: Account = value;\n`] as const,
    ];
    expect(compile(new Map([...sources, ...own]))).toEqual([]);
  }
});
