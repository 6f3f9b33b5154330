import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Flags } from "../config/index.ts";
import { packageVersion } from "../version.ts";
import type { DiffFlags } from "./diff-command.ts";
import type { GenerateFlags } from "./generate-command.ts";

/** What a command line asks for. */
export type Request =
  | { readonly command: "generate" | "watch"; readonly flags: GenerateFlags }
  | { readonly command: "explain"; readonly code: string | undefined }
  | { readonly command: "init" }
  | { readonly command: "diff"; readonly flags: DiffFlags }
  | { readonly command: "answered" }
  | { readonly command: "misunderstood"; readonly detail: string };

/** What commander gives for `generate`. */
interface GenerateValues {
  readonly out?: string;
  readonly name?: string;
  readonly config?: string;
  readonly speakeasy?: string;
  readonly year?: number;
  readonly check?: true;
  readonly dryRun?: true;
  readonly watch?: true;
  readonly force?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly timings?: true;
  readonly wire: boolean;
  readonly docs: boolean;
  readonly docsFlavor?: NonNullable<Flags["docsFlavor"]>;
  readonly docsExtra?: true;
  readonly docsSafe?: true;
  readonly overlay?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly allowRemoteRefs?: string;
  readonly safePatterns?: true;
  readonly bump?: true;
  readonly maxDiagnostics?: number;
}

/** Reads a command line; help and version are printed at once. */
export function parseCommandLine(args: readonly string[], out: (text: string) => void): Request {
  let request: Request = { command: "answered" };
  let complaint = "";
  const program = new Command("modelwright")
    .description("OpenAPI in; TypeScript types, ahead-of-time validators and a Markdown page per model out.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: (text) => (complaint += text) });
  addGenerate(program, (spec, values) => {
    request = toRequest(spec, values);
  });
  program
    .command("explain")
    .description("what a diagnostic or a rule of diff means; without CODE, all of them")
    .argument("[CODE]", "as it stands in the diagnostic, e.g. ref-not-found")
    .action((code: string | undefined) => {
      request = { command: "explain", code };
    });
  program
    .command("init")
    .description("write a commented modelwright.config.ts")
    .action(() => {
      request = { command: "init" };
    });
  program
    .command("diff")
    .description(
      "what changed between two documents: what breaks on the wire, with a value that shows it, and in code",
    )
    .argument("<BASE>", "the old document: a file, a URL, or - for standard input")
    .argument("<REVISION>", "the new one")
    .addOption(
      new Option("--format <FORMAT>", "the output format")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .addOption(
      new Option(
        "--fail-on <LEVEL>",
        "exit with 1 for breaks on the wire (breaking), of code as well (source), or never (none)",
      )
        .choices(["breaking", "source", "none"])
        .default("breaking"),
    )
    .action((base: string, revision: string, values: Pick<DiffFlags, "format" | "failOn">) => {
      request = { command: "diff", flags: { base, revision, format: values.format, failOn: values.failOn } };
    });
  if (args.length === 0) {
    out(program.helpInformation());
    return request;
  }
  try {
    program.parse(args.map(spellOut), { from: "user" });
    return request;
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode === 0) return { command: "answered" };
    return { command: "misunderstood", detail: tidy(complaint || fault.message) };
  }
}

function addGenerate(
  program: Command,
  act: (spec: string | undefined, values: GenerateValues) => void,
): void {
  const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  program
    .command("generate")
    .description("write the package of an OpenAPI document")
    .argument(
      "[SPEC]",
      "a file, a URL, or - for standard input; default: the config's, else the one document in spec/",
    )
    .option("-o, --out <DIR>", "the output folder (default: generated)")
    .option("-n, --name <NAME>", "the package's name")
    .option("-c, --config <CONFIG>", "a configuration file")
    .option("--speakeasy <GEN_YAML>", "take names, places and page options from a Speakeasy configuration")
    .option("--year <YYYY>", "the year used for dates in examples", parseWhole)
    .addOption(
      new Option("--check", "write nothing; exit with 1 if anything would change").conflicts("dryRun"),
    )
    .option("--dry-run", "write nothing; print what would be written and removed")
    .addOption(
      new Option("--watch", "generate again whenever the document changes").conflicts([
        "check",
        "dryRun",
        "json",
      ]),
    )
    .addOption(
      new Option(
        "--bump",
        "where the API changed for callers, move the version and write the changelog's entry",
      ).conflicts("watch"),
    )
    .option("--force", "overwrite and remove files that were edited by hand or are not ours")
    .option("--json", "print one JSON report on standard output")
    .option("-q, --quiet", "print nothing but diagnostics")
    .option("--timings", "print where the time went")
    .option("--no-wire", "leave out openapi.ts")
    .option("--no-docs", "leave out the pages")
    .addOption(
      new Option("--docs-flavor <FLAVOR>", "the site generator that the pages are written for").choices([
        "github",
        "vitepress",
        "mdx",
      ]),
    )
    .option("--docs-safe", "escape HTML in descriptions on GitHub as well")
    .option("--docs-extra", "also write constraints, usages, operations, diagrams and index pages")
    .addOption(
      new Option(
        "--overlay <FILE>",
        "apply an OpenAPI Overlay (1.0 to 1.2) first; may be repeated",
      ).argParser(list),
    )
    .addOption(
      new Option(
        "--include <PATTERN>",
        "only what matches, and what that reaches: tag:pets, path:/pets/**, operation:getPet, model:Pet*; may be repeated",
      ).argParser(list),
    )
    .addOption(new Option("--exclude <PATTERN>", "leave out what matches; may be repeated").argParser(list))
    .option("--allow-remote-refs [=HOST,…]", "follow $refs to other hosts")
    .option("--safe-patterns", "reject patterns that a hostile string makes slow (ReDoS)")
    .option("--max-diagnostics <N>", "how many diagnostics are printed; 0 for all (default: 50)", parseWhole)
    .action(act);
}

function toRequest(spec: string | undefined, values: GenerateValues): Request {
  const { allowRemoteRefs: hosts } = values;
  const options: Flags = {
    spec,
    out: values.out,
    name: values.name,
    config: values.config,
    speakeasy: values.speakeasy,
    year: values.year,
    wire: values.wire ? undefined : false,
    docs: values.docs ? undefined : false,
    docsFlavor: values.docsFlavor,
    docsExtra: values.docsExtra,
    docsSafe: values.docsSafe,
    overlays: values.overlay,
    include: values.include,
    exclude: values.exclude,
    allowRemoteRefs:
      hosts === undefined ? undefined : hosts === "*" ? true : hosts.split(",").filter(Boolean),
    safePatterns: values.safePatterns,
    maxDiagnostics: values.maxDiagnostics,
  };
  return {
    command: values.watch ? "watch" : "generate",
    flags: {
      options,
      mode: values.check ? "check" : values.dryRun ? "dry-run" : "write",
      force: values.force === true,
      wish: values.bump ? "bump" : "keep",
      json: values.json === true,
      quiet: values.quiet === true,
      timings: values.timings === true,
    },
  };
}

/** The flag's value is only ever behind `=`: the argument that follows it is the document. */
function spellOut(arg: string): string {
  return arg === "--allow-remote-refs" ? "--allow-remote-refs=*" : arg;
}

function parseWhole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number.");
}

function tidy(complaint: string): string {
  return complaint
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
