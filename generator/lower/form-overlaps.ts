import { matches, type ViewedForm } from "../ir/index.ts";
import { excludes } from "./form-choices.ts";
import type { Speaker } from "./form-speakers.ts";

/** One that speaks, with the forms that its values have. */
export interface Formed extends Speaker {
  readonly forms: readonly ViewedForm[];
}

/** Those of whose values the form alone tells in the model which member of `oneOf` they are for: their JSON may be for another one. */
export function toldByForm(said: readonly Formed[]): readonly Formed[] {
  return said.filter((one) =>
    said.some(
      (other) =>
        excludes(one.rivals, other.rivals) &&
        !excludes(one.within, other.within) &&
        one.forms.some((form) => takesJson(other, form)),
    ),
  );
}

/** Those whose integers are strings of digits where a text of digits may stand as well. */
export function readAsTexts(said: readonly Formed[]): readonly Formed[] {
  return said.filter(
    ({ forms, within }) =>
      forms.includes("int64") &&
      said.some((other) => !excludes(within, other.within) && takesText(other, "int64")),
  );
}

/** Whether the JSON of what has another form in the model may be valid by a schema in which it has none. */
function takesJson(by: Formed, form: ViewedForm): boolean {
  if (form === "int64") return by.forms.includes("number");
  return (form === "date" || form === "date-time") && takesText(by, form);
}

/** What each form is written as: some texts, among them the shortest and a long one, and what all of them are like. */
const written = {
  date: { texts: ["2000-01-01", "1999-12-31", "2024-08-15"], like: /^\d{4}-\d\d-\d\d$/ },
  "date-time": {
    texts: ["2000-01-01T00:00:00Z", "1999-12-31T23:59:59.999Z", "2024-08-15T12:34:56.789012345+01:00"],
    like: /^\d{4}-\d\d-\d\d[T ]/i,
  },
  int64: { texts: ["7", "-12", "1234567890123456"], like: /^-?\d+$/ },
};

/** Formats of which no text is one of these. */
const others = new Set("uuid email idn-email ipv4 ipv6 time duration uri iri json-pointer".split(" "));

function takesText({ schema, forms }: Formed, form: keyof typeof written): boolean {
  if (!forms.includes("text")) return false;
  const { enum: values, const: constant, string = {} } = schema;
  const { texts, like } = written[form];
  const listed = constant === undefined ? values : [constant.value];
  if (listed !== undefined) return listed.some((value) => typeof value === "string" && like.test(value));
  const { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = string;
  if (format?.asserted && others.has(format.name)) return false;
  return texts.some(
    (text) =>
      text.length >= minLength &&
      text.length <= maxLength &&
      (pattern === undefined || matches(pattern, text) !== false),
  );
}
