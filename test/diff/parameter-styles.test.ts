import { describe, expect, it } from "vitest";
import { compare, told } from "./compare-documents.ts";

type Node = Record<string, unknown>;

const places = ["path", "query", "header", "cookie"] as const;
const text = { type: "string", format: "uuid" };
const ref = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  Id: text,
  Alias: ref("Id"),
  List: { type: "array", items: { type: "string" } },
  Loop: { anyOf: [{ type: "string" }, ref("Loop")] },
};

/** An operation with one parameter. */
const document = (place: (typeof places)[number], schema: Node, more: Node = {}): Node => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    [place === "path" ? "/a/{id}" : "/a"]: {
      get: {
        operationId: "call",
        parameters: [{ name: "id", in: place, ...(place === "path" && { required: true }), schema, ...more }],
        responses: { 204: { description: "done" } },
      },
    },
  },
  components: { schemas },
});

const styles = async (base: Node, revision: Node): Promise<string[]> =>
  told(await compare(base, revision)).filter((line) => line.includes("style"));

describe("how a parameter of one value is written", () => {
  it.each(places)("is the same wherever its schema stands: %s", async (place) => {
    const inline = document(place, text);
    for (const schema of [
      ref("Id"),
      ref("Alias"),
      { allOf: [ref("Id")] },
      { anyOf: [ref("Id"), { type: "null" }] },
    ]) {
      expect(await styles(inline, document(place, schema))).toEqual([]);
      expect(await styles(document(place, schema), inline)).toEqual([]);
    }
    expect(told(await compare(inline, document(place, ref("Id"))))).toEqual([]);
  });

  it.each<[string, Node, Node]>([
    ["a list of values and any text", { type: "string", enum: ["a", "b"] }, { type: "string" }],
    ["one value and any at all", { type: "string" }, {}],
    ["one value and several", text, ref("List")],
  ])("is the same in %s", async (_, base, revision) => {
    expect(await styles(document("query", base), document("query", revision))).toEqual([]);
    expect(await styles(document("query", revision), document("query", base))).toEqual([]);
  });

  it("is known of a choice of itself, too", async () => {
    expect(told(await compare(document("query", ref("Loop")), document("query", ref("Loop"))))).toEqual([]);
  });

  it("shows no spreading, but what stands before it in a path", async () => {
    const [spread, style] = [{ explode: false }, { style: "label" }];
    expect(told(await compare(document("query", ref("Id")), document("query", ref("Id"), spread)))).toEqual(
      [],
    );
    expect(await styles(document("path", ref("Id")), document("path", ref("Id"), style))).toEqual([
      "request parameter-style-changed: breaking, safe",
    ]);
  });

  it("is shown by what is several values", async () => {
    const spread = { explode: false };
    expect(await styles(document("query", ref("List")), document("query", ref("List"), spread))).toEqual([
      "request parameter-style-changed: breaking, safe",
    ]);
  });
});
