import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "oxc-transform";
import type { Outcome, Task } from "./outcome.ts";

export interface PoolOptions {
  /** The folder of the built generator. */
  readonly dist: string;
  readonly workers: number;
  /** How long one document may take, in seconds of the processor (and five times that by the clock). */
  readonly seconds: number;
  /** How large its process may become, in MiB. */
  readonly mebibytes: number;
  /** Processes grow with what they imported; after so many documents a fresh one takes over: 60. */
  readonly documents?: number;
}

/** A document of this size has a process of its own, so that its time and memory are its own. */
const large = 3_000_000;

/** Tries each task in a child process, within the limits; `onOutcome` is told of each, in the order in which they end. */
export async function runPool(
  tasks: readonly Task[],
  options: PoolOptions,
  onOutcome: (outcome: Outcome) => Promise<void> | void,
): Promise<void> {
  const queue = [...tasks];
  const worker = buildWorker();
  const work = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    let count = 0;
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      const alone = statSync(task.path).size > large;
      if (child !== undefined && (alone || count >= (options.documents ?? 60) || hasEnded(child))) {
        child.kill();
        child = undefined;
      }
      if (child === undefined) {
        child = start(worker, options);
        count = 0;
      }
      count += 1;
      const outcome = await ask(child, task, options);
      if (alone || outcome.state === "killed") {
        child.kill("SIGKILL");
        child = undefined;
      }
      await onOutcome(outcome);
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: options.workers }, work));
  rmSync(join(worker, ".."), { recursive: true, force: true });
}

/** The worker as plain JavaScript: a loader that reads TypeScript would stand between it and what it tries. */
function buildWorker(): string {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-worker-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const name of ["worker", "try-document", "outcome"]) {
    const text = readFileSync(join(import.meta.dirname, `${name}.ts`), "utf8");
    const typescript = { rewriteImportExtensions: "rewrite" as const };
    writeFileSync(join(folder, `${name}.js`), transformSync(`${name}.ts`, text, { typescript }).code);
  }
  return join(folder, "worker.js");
}

function start(worker: string, { dist, mebibytes }: PoolOptions): ChildProcess {
  return fork(worker, [dist], {
    execArgv: [`--max-old-space-size=${mebibytes}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function ask(child: ChildProcess, task: Task, options: PoolOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    let stderr = "";
    const started = performance.now();
    const before = secondsOf(child);
    const killed = (detail: string): Outcome => ({
      id: task.id,
      state: "killed",
      detail,
      seconds: secondsOf(child) - before,
      mebibytes: sizeOf(child),
      bytes: statSync(task.path).size,
      models: 0,
      codes: {},
      errors: [],
      examples: { valid: 0, invalid: 0, undecided: 0 },
      importErrors: [],
      compileErrors: [],
    });
    const end = (outcome: Outcome): void => {
      clearInterval(watch);
      child.off("message", onMessage);
      child.off("exit", onExit);
      resolve(outcome);
    };
    const onMessage = (outcome: unknown): void => end(outcome as Outcome);
    const onExit = (code: number | null): void =>
      end(killed(`exit ${code ?? child.signalCode}: ${stderr.slice(-400)}`));
    const watch = setInterval(() => {
      if (hasEnded(child)) onExit(child.exitCode);
      const seconds = Math.max(secondsOf(child) - before, (performance.now() - started) / 5000);
      if (seconds > options.seconds) end(killed(`over ${options.seconds} s`));
      else if (sizeOf(child) > options.mebibytes) end(killed(`over ${options.mebibytes} MiB`));
    }, 500);
    child.stderr?.removeAllListeners("data");
    child.stderr?.on("data", (text: Buffer) => {
      stderr = (stderr + text.toString()).slice(-4000);
    });
    child.on("message", onMessage);
    child.on("exit", onExit);
    child.send(task);
  });
}

/** The processor time of a process in seconds, where the system says it: the clock counts what others do as well. */
function secondsOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** The size of a process in MiB, where the system says it. */
function sizeOf({ pid }: ChildProcess): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
  } catch {
    return 0;
  }
}
