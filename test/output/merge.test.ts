import { describe, expect, it } from "vitest";
import { mergeJson } from "../../generator/output/index.ts";
import { makeFolder, put, readFiles, run } from "./folder.ts";

describe("a merged package.json", () => {
  const manifest = (name: string) => ({ merge: mergeJson({ name, type: "module" }, { version: "0.0.0" }) });

  it("begins with its name, and adds to the scripts that are there", async () => {
    const dir = makeFolder();
    const scripted = {
      merge: mergeJson({ name: "pets" }, { version: "1.0.0", scripts: { prepack: "check" } }),
    };
    await run(dir, { "package.json": scripted });
    expect(Object.keys(JSON.parse(readFiles(dir)["package.json"]!))).toEqual(["name", "version", "scripts"]);
    const own = { private: true, scripts: { test: "vitest" }, engines: { node: ">=22" }, name: "pets" };
    put(dir, "package.json", `${JSON.stringify(own, null, 2)}\n`);
    await run(dir, { "package.json": scripted });
    const merged: unknown = JSON.parse(readFiles(dir)["package.json"]!);
    expect(merged).toEqual({ ...own, version: "1.0.0", scripts: { test: "vitest", prepack: "check" } });
    put(dir, "package.json", JSON.stringify({ ...own, scripts: { prepack: "mine" } }));
    await run(dir, { "package.json": scripted });
    expect(JSON.parse(readFiles(dir)["package.json"]!)).toMatchObject({ scripts: { prepack: "mine" } });
  });

  it("keeps the user's keys, their order and indentation", async () => {
    const dir = makeFolder();
    await run(dir, { "package.json": manifest("pets") });
    expect(JSON.parse(readFiles(dir)["package.json"]!)).toEqual({
      version: "0.0.0",
      name: "pets",
      type: "module",
    });
    put(
      dir,
      "package.json",
      `{\n\t"version": "2.0.0",\n\t"license": "MIT",\n\t"name": "pets",\n\t"type": "module"\n}`,
    );
    expect((await run(dir, { "package.json": manifest("pets") })).unchanged).toEqual(["package.json"]);
    expect((await run(dir, { "package.json": manifest("cats") })).written).toEqual(["package.json"]);
    expect(readFiles(dir)["package.json"]).toBe(
      `{\n\t"version": "2.0.0",\n\t"license": "MIT",\n\t"name": "cats",\n\t"type": "module"\n}`,
    );
  });

  it("leaves the paths that the user exports and ships where they are, and updates ours", async () => {
    const dir = makeFolder();
    const built = (path: string) => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
    const exporting = (...paths: readonly string[]) => ({
      merge: mergeJson({
        name: "pets",
        exports: Object.fromEntries(paths.map((path) => [`./${path}`, built(path)])),
        files: ["dist", ...paths.filter((path) => path === "src")],
      }),
    });
    await run(dir, { "package.json": exporting("models", "openapi") });
    const read = () => JSON.parse(readFiles(dir)["package.json"]!) as Record<string, object>;
    const own = read();
    const extra = { "./extra": "./extra.js", ...own.exports };
    put(dir, "package.json", JSON.stringify({ ...own, exports: extra, files: ["extra.js", "dist"] }));
    const same = await run(dir, { "package.json": exporting("models", "openapi") });
    expect([same.unchanged, same.codes]).toEqual([["package.json"], []]);
    const { written, codes } = await run(dir, { "package.json": exporting("models", "src") });
    expect([written, codes]).toEqual([["package.json"], []]);
    expect(read().exports).toEqual({
      "./models": built("models"),
      "./src": built("src"),
      "./extra": "./extra.js",
    });
    expect(read().files).toEqual(["dist", "src", "extra.js"]);
    put(dir, "package.json", JSON.stringify({ ...read(), exports: { "./models": "./mine.js" } }));
    expect((await run(dir, { "package.json": exporting("models", "src") })).codes).toEqual(["hand-edited"]);
  });

  it("leaves a file whose members are right, however it is written", async () => {
    const dir = makeFolder();
    const compact = `{"type":"module", "name":"pets","version":"1.0.0"}`;
    await run(dir, { "package.json": manifest("pets") });
    put(dir, "package.json", compact);
    expect((await run(dir, { "package.json": manifest("pets") })).unchanged).toEqual(["package.json"]);
    expect(readFiles(dir)["package.json"]).toBe(compact);
  });

  it("keeps an edit of our keys as it is, and one that is no JSON", async () => {
    const dir = makeFolder();
    await run(dir, { "package.json": manifest("pets") });
    for (const text of [`{"name":"mine","type":"module"}`, "{ no json"]) {
      put(dir, "package.json", text);
      expect((await run(dir, { "package.json": manifest("pets") })).codes).toEqual(["hand-edited"]);
      expect(readFiles(dir)["package.json"]).toBe(text);
    }
    await run(dir, { "package.json": manifest("pets") }, { force: true });
    expect(JSON.parse(readFiles(dir)["package.json"]!)).toMatchObject({ name: "pets" });
  });

  it("joins an existing file that has none of our keys, and leaves one that has them", async () => {
    const dir = makeFolder();
    put(dir, "package.json", `{\n  "private": true\n}\n`);
    expect((await run(dir, { "package.json": manifest("pets") })).written).toEqual(["package.json"]);
    const other = makeFolder();
    put(other, "package.json", `{\n  "name": "an-application"\n}\n`);
    expect((await run(other, { "package.json": manifest("pets") })).codes).toEqual(["foreign-file"]);
  });

  it("goes with its package only where nothing of the user is in it", async () => {
    const dir = makeFolder();
    await run(dir, { "package.json": manifest("pets") });
    expect((await run(dir, {})).removed).toEqual(["package.json"]);
    await run(dir, { "package.json": manifest("pets") });
    put(dir, "package.json", `{"name":"pets","type":"module","version":"1.0.0","license":"MIT"}`);
    expect((await run(dir, {})).codes).toEqual(["stale-edited"]);
  });
});
