import { type ExitCode, type Io, processIo } from "./io.ts";
import { parseCommandLine, type Request } from "./program.ts";

/** Runs a command line. What goes wrong in here, and is nobody's input, is our own fault: it ends with 70. */
export async function main(args: readonly string[], io?: Io): Promise<ExitCode> {
  try {
    const world = io ?? (await processIo());
    return await answer(parseCommandLine(args, world.out), args, world);
  } catch (fault) {
    const error = fault instanceof Error ? fault : new Error(String(fault));
    const shown = process.env.MODELWRIGHT_DEBUG ? (error.stack ?? error.message) : error.message;
    const tell = io?.err ?? ((text: string): void => void process.stderr.write(text));
    tell(
      `internal error: ${shown}\nthis is a bug in modelwright; please report it with the document (MODELWRIGHT_DEBUG=1 shows more)\n`,
    );
    return 70;
  }
}

async function answer(request: Request, args: readonly string[], io: Io): Promise<ExitCode> {
  switch (request.command) {
    case "answered":
      return 0;
    case "generate":
      return (await import("./generate-command.ts")).runGenerate(request.flags, io);
    case "watch":
      return (await import("./watch-command.ts")).runWatch(request.flags, io);
    case "diff":
      return (await import("./diff-command.ts")).runDiff(request.flags, io);
    case "explain":
      return (await import("./explain-command.ts")).runExplain(request.code, io);
    case "init":
      return (await import("./init-command.ts")).runInit(io);
    case "misunderstood":
      return (await import("./refuse.ts")).refuse(request, args.includes("--json"), io);
  }
}
