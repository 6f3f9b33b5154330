import type { Outcome, Task } from "./outcome.ts";
import { firstLines, type Generator, loadGenerator, tryDocument } from "./try-document.ts";

// A process that works on one document after the other, as its parent sends them; the parent ends it.
let generator: Generator | undefined;

process.on("message", async (task: Task) => {
  process.send!(await outcomeOf(task));
});

async function outcomeOf(task: Task): Promise<Outcome> {
  const started = performance.now();
  try {
    generator ??= await loadGenerator(process.argv[2]!);
    return await tryDocument(task, generator);
  } catch (error) {
    return {
      ...emptyOutcome(task.id),
      state: "crash",
      detail: firstLines(error),
      seconds: (performance.now() - started) / 1000,
    };
  }
}

function emptyOutcome(id: string): Omit<Outcome, "state"> {
  return {
    id,
    detail: "",
    seconds: 0,
    mebibytes: 0,
    bytes: 0,
    models: 0,
    codes: {},
    errors: [],
    examples: { valid: 0, invalid: 0, undecided: 0 },
    importErrors: [],
    compileErrors: [],
  };
}
