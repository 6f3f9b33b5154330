import { child, keyOf, nearest } from "../diagnostics/index.ts";
import { type Context, type ObjectNode, stringAt } from "./context.ts";
import type { Parameter } from "./document.ts";

type Place = Parameter["in"];

/** The styles of each place; its own, where nothing is said, first (OpenAPI 3.2.0, 4.12.3). */
const stylesOf: Readonly<Record<Place, readonly [string, ...string[]]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: ["form"],
};

const styles: readonly string[] = [...new Set(Object.values(stylesOf).flat())];

/** How a parameter is written; the place's own style where there is no such one. */
export function styleAt(context: Context, node: ObjectNode, place: Place): string | undefined {
  const style = stringAt(context, node, "style");
  if (style === undefined || stylesOf[place].includes(style)) return style;
  const at = child(node.at, "style");
  if (styles.includes(style)) {
    const args = { style, in: place, taken: stylesOf[place][0] };
    context.report({ code: "style-place", at, args });
  } else {
    const args = { what: "style of a parameter", value: style, guess: nearest(style, styles) };
    context.report({ code: "unknown-value", at, args });
  }
  return undefined;
}

/** Whether "allowReserved" says anything: of queries, and since 3.2 of whatever is percent-encoded (OpenAPI 3.2.0, 4.12.2.2.2). */
export function keepsReserved({ version }: Context, place: Place, style: string | undefined): boolean {
  if (version === "2.0" || place === "header" || place === "querystring") return false;
  return place === "query" || (version === "3.2" && style !== "cookie");
}

/** Notes words about how a value is written that no value of its place listens to. */
export function checkWriting(context: Context, node: ObjectNode, place: Place, what: string): void {
  const tell = (field: string, why: string): void => {
    if (node.value[field] === true)
      context.report({
        code: "no-effect",
        at: keyOf(child(node.at, field)),
        args: { what: JSON.stringify(field), why },
      });
  };
  tell(
    "allowEmptyValue",
    place === "query"
      ? "what is empty is judged by the schema, as any value is"
      : `only a query has such, and this is ${what}`,
  );
  if (place === "query" || place === "querystring") return;
  const styled = typeof node.value.style === "string" ? node.value.style : undefined;
  if (keepsReserved(context, place, styled)) return;
  const who = context.version === "3.2" ? "what is percent-encoded has" : "queries and forms have";
  tell("allowReserved", `only ${who} it, and this is ${what}`);
}
