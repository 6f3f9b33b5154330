import type { Origin, Report, Spot } from "../diagnostics/index.ts";
import { type CustomFormat, type FormatRules, readPattern } from "../ir/index.ts";
import { readType } from "./type-text.ts";
import type { UserConfig, UserFormat } from "./user-config.ts";

/** A configuration whose options are right. */
export type ValidConfig = Omit<UserConfig, "customFormats"> & {
  readonly customFormats?: Readonly<Record<string, CustomFormat>> | undefined;
};

/** Where a format's keyword stands in the configuration. */
type Place = (format: string, keyword: string) => Origin | Spot;

/** What a configuration says of formats: patterns and types that are none are reported, and so are limits that leave nothing. */
export function readCustomFormats(
  formats: Readonly<Record<string, UserFormat>>,
  place: Place,
  report: Report,
): Readonly<Record<string, CustomFormat>> {
  const read = Object.entries(formats).map(([name, { type, pattern: source, ...limits }]) => {
    const at = (keyword: string): Origin | Spot => place(name, keyword);
    const wrong = (keyword: keyof UserFormat, expected: string, value: string | number): void => {
      const option = `customFormats.${name}.${keyword}`;
      report({
        code: "wrong-value",
        at: at(keyword),
        args: { option, expected, got: JSON.stringify(value) },
      });
    };
    const pattern = source === undefined ? undefined : readPattern(source, at("pattern"), report);
    const rules: FormatRules = { ...(pattern && { pattern }), ...limits };
    for (const [least, most] of ranges) {
      const [from, to] = [rules[least], rules[most]];
      if (from !== undefined && to !== undefined && from > to)
        wrong(most, `${from} or more, as ${least} is`, to);
    }
    const read = type === undefined ? undefined : readType(type);
    if (type !== undefined && read === undefined) wrong("type", typeExpected, type);
    const asserts = Object.keys(rules).length > 0;
    return [name, { ...(asserts && { rules }), ...(read && { type: read }) }] as const;
  });
  return Object.fromEntries(read);
}

const ranges = [
  ["minLength", "maxLength"],
  ["minimum", "maximum"],
] as const;

const typeExpected = "TypeScript for a type of texts or of numbers that names nothing from elsewhere";
