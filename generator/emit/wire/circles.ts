import type { Report } from "../../diagnostics/index.ts";
import type { OpenApi } from "../../openapi/index.ts";
import type { WireObject } from "./library.ts";

/** A reference that TypeScript resolves at once, as nothing stands between it and the type's name. */
interface Edge {
  readonly to: string;
  readonly keyword: "allOf" | "anyOf" | "oneOf" | "items" | "prefixItems" | "$ref";
  readonly holder: WireObject;
}

const prefix = "#/components/schemas/";

/**
 * Opens circles of component types that are made of each other with no property in between, which TypeScript refuses: a
 * parent that lists its heirs in `oneOf` while each heir has it in `allOf`, a list of lists of itself. The heir then takes
 * over the parent without its list; the items are unknown.
 */
export function openCircles(schemas: WireObject, api: OpenApi, report: Report): void {
  const clear = new Set<string>();
  for (const name of Object.keys(schemas)) {
    for (;;) {
      const circle = findCircle(schemas, name, clear);
      if (circle === undefined) break;
      const edge = circle.find(({ keyword }) => keyword === "allOf") ?? (circle.at(-1) as Edge);
      open(edge, schemas[edge.to] as WireObject);
      const at = api.schemas.find((schema) => schema.name === edge.to)?.at;
      const what = `${JSON.stringify(edge.to)} is taken over where it holds itself`;
      report({ code: "wire-repaired", at, args: { what } });
    }
  }
}

function open({ holder, keyword }: Edge, target: WireObject): void {
  delete holder.$ref;
  if (keyword === "items" || keyword === "prefixItems") return;
  // A member of a union that is the union itself adds nothing to it.
  if (keyword !== "allOf") {
    holder.enum = [];
    return;
  }
  const { anyOf: _any, oneOf: _one, discriminator: _tag, allOf: _all, ...own } = target;
  Object.assign(holder, own);
}

/** The edges of one circle that can be reached, in order. `clear` collects the schemas that reach none. */
function findCircle(schemas: WireObject, start: string, clear: Set<string>): readonly Edge[] | undefined {
  if (clear.has(start)) return undefined;
  // The way so far: each schema with the edges that are still to be followed, and the edge that led there.
  const way = [{ name: start, open: edgesOf(schemas[start]), by: undefined as Edge | undefined }];
  const depths = new Map([[start, 0]]);
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const edge = step.open.shift();
    if (edge === undefined) {
      clear.add(step.name);
      depths.delete(step.name);
      way.pop();
      continue;
    }
    const depth = depths.get(edge.to);
    if (depth !== undefined) return [...way.slice(depth + 1).map(({ by }) => by as Edge), edge];
    if (clear.has(edge.to)) continue;
    depths.set(edge.to, way.length);
    way.push({ name: edge.to, open: edgesOf(schemas[edge.to]), by: edge });
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
  const members = (["allOf", "anyOf", "oneOf", "prefixItems"] as const).flatMap((key) => {
    const list = holder[key];
    return Array.isArray(list) ? list.flatMap((item: unknown) => edgesOf(item, key)) : [];
  });
  return [...members, ...edgesOf(holder.items, "items")];
}
