import type { Report } from "../../diagnostics/index.ts";
import type { OpenApi } from "../../openapi/index.ts";
import type { WireObject } from "./library.ts";

/** A reference that TypeScript resolves at once, as nothing stands between it and the type's name. */
interface Edge {
  readonly to: string;
  readonly keyword: "allOf" | "anyOf" | "oneOf" | "$ref";
  readonly holder: WireObject;
}

const prefix = "#/components/schemas/";

/**
 * Opens circles of component types that are made of each other with no property or list in between, which TypeScript
 * refuses: a parent that lists its heirs in `oneOf` while each heir has it in `allOf`. The heir then takes over the
 * parent without its list.
 */
export function openCircles(schemas: WireObject, api: OpenApi, report: Report): void {
  for (;;) {
    const circle = findCircle(schemas);
    if (circle === undefined) return;
    const edge = circle.find(({ keyword }) => keyword === "allOf") ?? (circle.at(-1) as Edge);
    const name = edge.to;
    open(edge, schemas[name] as WireObject);
    const at = api.schemas.find((schema) => schema.name === name)?.at;
    report({
      code: "wire-repaired",
      at,
      args: { what: `${JSON.stringify(name)} is taken over where it holds itself` },
    });
  }
}

function open({ holder, keyword }: Edge, target: WireObject): void {
  delete holder.$ref;
  // A member of a union that is the union itself adds nothing to it.
  if (keyword !== "allOf") {
    holder.enum = [];
    return;
  }
  const { anyOf: _any, oneOf: _one, discriminator: _tag, allOf: _all, ...own } = target;
  Object.assign(holder, own);
}

/** The edges of one circle, in order. */
function findCircle(schemas: WireObject): readonly Edge[] | undefined {
  const done = new Set<string>();
  const way: Edge[] = [];
  const visit = (name: string, above: ReadonlySet<string>): readonly Edge[] | undefined => {
    const within = new Set(above).add(name);
    for (const edge of edgesOf(schemas[name])) {
      if (within.has(edge.to)) {
        const start = way.findIndex(({ to }) => to === edge.to);
        return [...way.slice(start + 1), edge];
      }
      if (done.has(edge.to)) continue;
      way.push(edge);
      const found = visit(edge.to, within);
      if (found !== undefined) return found;
      way.pop();
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(schemas)) {
    if (done.has(name)) continue;
    const found = visit(name, new Set());
    if (found !== undefined) return found;
  }
  return undefined;
}

function edgesOf(schema: unknown, keyword: Edge["keyword"] = "$ref"): Edge[] {
  if (typeof schema !== "object" || schema === null) return [];
  const holder = schema as WireObject;
  if (typeof holder.$ref === "string") {
    const to = holder.$ref.slice(prefix.length).replaceAll("~1", "/").replaceAll("~0", "~");
    return holder.$ref.startsWith(prefix) ? [{ to, keyword, holder }] : [];
  }
  return (["allOf", "anyOf", "oneOf"] as const).flatMap((key) => {
    const list = holder[key];
    return Array.isArray(list) ? list.flatMap((item: unknown) => edgesOf(item, key)) : [];
  });
}
