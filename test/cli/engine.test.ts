import { setFlagsFromString } from "node:v8";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { tuneEngine } from "../../generator/cli/engine.ts";

vi.mock("node:v8", () => ({ setFlagsFromString: vi.fn() }));

describe("what V8 is told", () => {
  beforeEach(() => void vi.mocked(setFlagsFromString).mockClear());

  it.each(["11.3.244.8-node.33", "12.4.254.21-node.33", "13.6.233.10-node.28"])(
    "is when to optimise and when to collect, where it is known to listen: %s",
    (version) => {
      tuneEngine(version);
      expect(setFlagsFromString).toHaveBeenCalledWith(expect.stringMatching(/^--interrupt-budget=\d+$/));
      expect(setFlagsFromString).toHaveBeenCalledWith(expect.stringMatching(/^--heap-growing-percent=\d+$/));
    },
  );

  it.each(["10.2.154.26-node.36", "14.1.146.11-node.14", ""])("is nothing elsewhere: %j", (version) => {
    tuneEngine(version);
    expect(setFlagsFromString).not.toHaveBeenCalled();
  });
});
