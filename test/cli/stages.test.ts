import { describe, expect, it } from "vitest";
import { colourless, type Io } from "../../generator/cli/io.ts";
import { createStages, type Display, type Stages, timingsToText } from "../../generator/cli/stages.ts";

/** Follows a run by a clock that the test turns. */
function follow(display: Display): { stages: Stages; tick: (ms: number) => void; printed: () => string } {
  let time = 0;
  let printed = "";
  const io: Io = {
    cwd: "/",
    out: () => {},
    err: (text) => (printed += text),
    terminal: true,
    palette: colourless,
  };
  return {
    stages: createStages(io, display, () => time),
    tick: (ms) => {
      time += ms;
    },
    printed: () => printed,
  };
}

describe("progress", () => {
  it("is drawn in place, not too often, with the time that is left, and wiped at the end", () => {
    const { stages, tick, printed } = follow("drawn");
    stages.enter("read");
    tick(1000);
    for (let done = 0; done <= 1000; done += 100) {
      stages.enter("models", done, 1000);
      tick(1000);
    }
    stages.enter("models", 1000, 1000);
    stages.enter("models", 1000, 1000);
    stages.end();
    const frames = printed().split("\r\u001B[2K").slice(1);
    expect(frames[0]).toBe("models 0 / 1000  1.00 s");
    expect(frames[5]).toBe("models 500 / 1000  6.00 s, about 5 s left");
    expect(frames.at(-2)).toBe("models 1000 / 1000  12.0 s");
    expect(frames.at(-1)).toBe("");
    expect(frames).toHaveLength(13);
  });

  it("is nothing for a run that is over at once", () => {
    const { stages, tick, printed } = follow("drawn");
    stages.enter("read");
    tick(100);
    stages.enter("models", 1, 2);
    stages.end();
    expect(printed()).toBe("");
  });

  it("is a line a stage elsewhere, and nothing where it is not wanted", () => {
    const lines = follow("lines");
    const none = follow("none");
    for (const { stages, tick } of [lines, none]) {
      for (let done = 0; done < 3; done++) {
        stages.enter("models", done, 3);
        tick(1000);
      }
      stages.enter("write");
      stages.end();
    }
    expect(lines.printed()).toBe("models (3)\nwriting files\n");
    expect(none.printed()).toBe("");
  });
});

it("measures each stage, also one that is entered twice", () => {
  const { stages, tick } = follow("none");
  stages.enter("read");
  tick(20);
  stages.enter("models");
  tick(1000);
  stages.enter("read");
  tick(5);
  const timings = stages.end();
  expect(timings).toEqual({ read: 25, models: 1000, total: 1025 });
  expect(timingsToText(timings)).toBe("read       0.03 s\nmodels     1.00 s\ntotal      1.02 s\n");
});
