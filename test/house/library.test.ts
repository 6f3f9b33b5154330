import { expect, it } from "vitest";
import { codes, defineConfig, generate } from "../../generator/index.ts";

it("generates from texts at hand, and tells what is wrong", async () => {
  const spec = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas: { Pet: { type: "object", properties: { a: { $ref: "#/nowhere" } } } } },
  };
  const { files, diagnostics } = await generate({
    spec: "spec.json",
    cwd: "/memory",
    texts: { "spec.json": JSON.stringify(spec) },
  });
  expect(files.get("src/models/pet.ts")).toContain("export function parsePet");
  expect(diagnostics.map(({ code }) => code)).toEqual(["ref-not-found"]);
});

it("takes what a configuration file says, and tells what is wrong with it", async () => {
  const day = {
    type: "object",
    properties: { on: { type: "string", format: "date" }, b: { $ref: "b#1.json" } },
  };
  const spec = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas: { Day: day, Other: {} } },
  };
  const overlay = { overlay: "1.0.0", info: { title: "o", version: "1" }, actions: [] as object[] };
  overlay.actions.push({ target: "$.components.schemas.Other", remove: true });
  const texts = {
    "a#1.json": JSON.stringify(spec).replace("b#1.json", "b%231.json"),
    "b#1.json": `{ "type": "boolean" }`,
    "o.json": JSON.stringify(overlay),
  };
  const input = { spec: "a#1.json", cwd: "/memory", texts };
  const { files, diagnostics } = await generate(input, {
    name: "days",
    dates: "Date",
    overlays: ["o.json"],
  });
  expect(diagnostics).toEqual([]);
  expect(files.get("package.json")).toContain(`"name": "days"`);
  expect(files.get("src/models/day.ts")).toMatch(/on\?: Date .*\n +b\?: boolean /);
  expect(files.has("src/models/other.ts")).toBe(false);

  const wrong = await generate(input, { dates: "date" as "Date" });
  expect(wrong.diagnostics.map(({ message }) => message)).toEqual([
    `"dates" must be "string" or "Date", not "date"; did you mean "Date"?`,
  ]);
  expect(wrong.files.size).toBe(0);
  const absent = await generate({ spec: "http://[::bad" });
  expect(absent.diagnostics.map(({ code }) => code)).toEqual(["document-not-read"]);
});

it("makes no package where nothing is left of the document", async () => {
  const spec = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas: { Day: { type: "string" } } },
  };
  const texts = { "a.json": JSON.stringify(spec) };
  const { files, diagnostics } = await generate(
    { spec: "a.json", cwd: "/memory", texts },
    { include: ["tag:none"] },
  );
  expect(diagnostics.map(({ code }) => code)).toContain("nothing-selected");
  expect(files.size).toBe(0);
});

it("says where in a document something is wrong", async () => {
  const text = `openapi: 3.1.0
info: { title: t, version: "1" }
components:
  schemas:
    Pet: { $ref: "#/nowhere" }
`;
  const { diagnostics, locate } = await generate({
    spec: "a.yaml",
    cwd: "/memory",
    texts: { "a.yaml": text },
  });
  const [first] = diagnostics;
  expect(first?.at && "pointer" in first.at && locate(first.at)).toMatchObject({ line: 5, column: 18 });
});

it("has what a configuration file needs", () => {
  expect(defineConfig({ name: "pets" })).toEqual({ name: "pets" });
  expect(codes["ref-not-found"].severity).toBe("error");
});
