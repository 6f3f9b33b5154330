import { createReporter, type Diagnostic, type Locate } from "../diagnostics/index.ts";
import { type Change, type DiffFormat, diff, formatDiff } from "../diff/index.ts";
import { type Api, defaultModelOptions } from "../ir/index.ts";
import { lower } from "../lower/index.ts";
import { openDocument } from "../openapi/index.ts";
import { createLoader, type SourceDocument } from "../source/index.ts";
import { printFindings } from "./findings.ts";
import type { ExitCode, Io } from "./io.ts";

export interface DiffFlags {
  readonly base: string;
  readonly revision: string;
  readonly format: DiffFormat;
  /** What makes the exit code 1: `breaking` the wire, `source` code as well, or nothing. */
  readonly failOn: "breaking" | "source" | "none";
}

/** `modelwright diff BASE REVISION`: what changed for callers, on the wire and in code. */
export async function runDiff(flags: DiffFlags, io: Io): Promise<ExitCode> {
  const [base, revision] = await Promise.all([openSide(flags.base, io), openSide(flags.revision, io)]);
  const findings = [base, revision].flatMap(({ errors, locate }) =>
    errors.map((diagnostic) => ({ diagnostic, locate })),
  );
  if (findings.length > 0) printFindings(findings, [...base.documents, ...revision.documents], 50, io);
  if (base.api === undefined || revision.api === undefined) return 2;
  const changes = diff(base.api, revision.api);
  io.out(formatDiff(changes, flags.format, { base: base.locate, revision: revision.locate }));
  return failed(changes, flags.failOn) ? 1 : findings.length > 0 ? 2 : 0;
}

function failed(changes: readonly Change[], failOn: DiffFlags["failOn"]): boolean {
  if (failOn === "none") return false;
  return changes.some(
    ({ wire, source }) => wire !== "safe" || (failOn === "source" && source === "breaking"),
  );
}

interface OpenedSide {
  readonly api: Api | undefined;
  readonly locate: Locate;
  readonly documents: readonly SourceDocument[];
  /** What keeps the document from being understood; its warnings are for `generate` to tell. */
  readonly errors: readonly Diagnostic[];
}

async function openSide(spec: string, io: Io): Promise<OpenedSide> {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: io.cwd });
  const source = await loader.open(spec);
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  const api =
    openapi === undefined ? undefined : lower(openapi, { ...defaultModelOptions, inline: "apart" }, report);
  return {
    api,
    locate: (at) =>
      openapi?.locate(at) ?? loader.sources.find(({ file }) => file === at.file)?.locate(at.pointer, at.key),
    documents: loader.sources,
    errors: diagnostics.filter(({ severity }) => severity === "error"),
  };
}
