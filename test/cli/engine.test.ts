import { spawnSync } from "node:child_process";
import { setFlagsFromString } from "node:v8";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { tuneEngine } from "../../generator/cli/engine.ts";

// Files of tests share their modules: these are loaded anew before, and are gone after.
vi.hoisted(() => vi.resetModules());
afterAll(() => vi.resetModules());

vi.mock("node:v8", () => ({ setFlagsFromString: vi.fn() }));

const told = (): string[] =>
  vi.mocked(setFlagsFromString).mock.calls.map(([flag]) => flag.replace(/=.*/, ""));

describe("what V8 is told", () => {
  beforeEach(() => void vi.mocked(setFlagsFromString).mockClear());

  it.each([
    ["11.3.244.8-node.33", ["--interrupt-budget"]],
    ["12.4.254.21-node.33", ["--invocation-count-for-turbofan", "--invocation-count-for-maglev"]],
    ["13.6.233.10-node.28", ["--invocation-count-for-turbofan", "--invocation-count-for-maglev"]],
  ])("is when to optimise and how to collect, in the words of %s", (version, patience) => {
    tuneEngine(version);
    expect(told()).toEqual([...patience, "--heap-growing-percent", "--no-parallel-scavenge"]);
  });

  it.each(["10.2.154.26-node.36", "14.1.146.11-node.14", ""])("is nothing elsewhere: %j", (version) => {
    tuneEngine(version);
    expect(told()).toEqual([]);
  });

  it("is nothing that it complains of", () => {
    tuneEngine();
    const flags = vi.mocked(setFlagsFromString).mock.calls.map(([flag]) => flag);
    const { status, stderr } = spawnSync(process.execPath, [...flags, "-e", ""], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
