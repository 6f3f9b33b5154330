import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readTree } from "../output/folder.ts";
import { makeProject, runCli } from "./harness.ts";

/** More models than one batch for the thread has, each of them in two pages' words. */
function specOf(word: string): string {
  const schemas = Array.from(
    { length: 150 },
    (_, index) =>
      `    Part${index}: { description: ${word}, type: object, properties: { size: { type: integer } } }\n`,
  );
  return `openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n${schemas.join("")}`;
}

const flags = ["generate", "parts.yaml", "-q"];

it("puts files aside while others are made, and what comes out is the same", {
  timeout: 60_000,
}, async () => {
  const cwd = makeProject({ "parts.yaml": specOf("small") });
  const dir = join(cwd, "generated");
  for (const word of ["small", "large"]) {
    fs.writeFileSync(join(cwd, "parts.yaml"), specOf(word));
    expect((await runCli(flags, { cwd })).code).toBe(0);
    // A check makes everything in memory.
    expect(await runCli([...flags, "--check"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  }
  const tree = readTree(dir);
  expect(tree["src/models/part149.ts"]).toContain("large");
  expect(tree["docs/models/part149.md"]).toContain("large");
  expect(Object.keys(tree).filter((path) => path.includes(".modelwright-"))).toEqual([]);
  fs.appendFileSync(join(dir, "src/models/part7.ts"), "// mine\n");
  fs.writeFileSync(join(cwd, "parts.yaml"), specOf("tiny"));
  expect((await runCli(flags, { cwd })).stderr).toContain("part7.ts was edited by hand and is kept");
  expect(fs.readFileSync(join(dir, "src/models/part7.ts"), "utf8")).toMatch(/large[\s\S]*mine/);
  expect(fs.readFileSync(join(dir, "src/models/part8.ts"), "utf8")).toContain("tiny");
});

it("leaves nothing behind where nothing comes of it", { timeout: 60_000 }, async () => {
  const cwd = makeProject({ "parts.yaml": specOf("small") });
  fs.mkdirSync(join(cwd, "generated/src/models/part3.ts"), { recursive: true });
  const { code, stderr } = await runCli(flags, { cwd });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("part3.ts") });
  expect(Object.keys(readTree(join(cwd, "generated"))).filter((path) => !path.endsWith("/"))).toEqual([]);
});
