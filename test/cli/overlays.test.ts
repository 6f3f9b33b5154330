import fs from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { makeProject, petsYaml, runCli, runMain } from "./harness.ts";

const rename = (title: string): string =>
  `overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions:\n  - { target: $.components.schemas.Pet, update: { description: ${title} } }\n`;
const flags = ["generate", "pets.yaml", "--no-wire", "--no-docs"];

it("an overlay in a file that was edited makes a run of its own", async () => {
  const cwd = makeProject({ "pets.yaml": petsYaml, "o.yaml": rename("One") });
  const run = () => runMain([...flags, "--overlay", "o.yaml"], { cwd });
  expect((await run()).code).toBe(0);
  expect((await run()).stdout).toMatch(/up to date/);
  fs.writeFileSync(join(cwd, "o.yaml"), rename("Two"));
  expect((await run()).stdout).toMatch(/[1-9]\d* files? written/);
  expect(fs.readFileSync(join(cwd, "generated/src/models/pet.ts"), "utf8")).toContain("Two");
});

it("an overlay at an address is asked for in every run", async () => {
  let text = rename("One");
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const overlay = `http://127.0.0.1:${(server.address() as AddressInfo).port}/o.yaml`;
  const cwd = makeProject({ "pets.yaml": petsYaml });
  const run = (...more: readonly string[]) => runMain([...flags, "--overlay", overlay, ...more], { cwd });
  expect((await run()).stdout).toMatch(/written/);
  text = rename("Two");
  expect((await run("--check")).code).toBe(1);
  expect((await run()).stdout).toMatch(/[1-9]\d* files? written/);
  expect((await run("--check")).code).toBe(0);
});

it("an overlay comes from standard input", async () => {
  const cwd = makeProject({ "pets.yaml": petsYaml });
  for (const title of ["One", "Two"]) {
    const { code, stdout } = await runCli([...flags, "--overlay", "-"], { cwd, input: rename(title) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/[1-9]\d* files? written/);
  }
});
