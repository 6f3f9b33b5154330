import fs from "node:fs";
import { join } from "node:path";
import { configFilesIn, type UserConfig } from "../config/index.ts";
import { findMigration, type Migration } from "../config/migrate/index.ts";
import { createReporter } from "../diagnostics/index.ts";
import { fail } from "./fail.ts";
import type { ExitCode, Io } from "./io.ts";

const fileName = "modelwright.config.ts";

/**
 * `modelwright init`: writes a configuration in which every option is there, commented out, with its default. What another
 * tool's configuration says is taken over as far as it can be.
 */
export async function runInit(io: Io): Promise<ExitCode> {
  const reporter = createReporter();
  const [existing] = configFilesIn(io.cwd);
  if (existing !== undefined) {
    reporter.report({ code: "file-exists", args: { path: existing } });
    return fail(reporter, io);
  }
  const migration = await findMigration(io.cwd);
  try {
    fs.writeFileSync(join(io.cwd, fileName), template(findSpec(io.cwd), migration), { flag: "wx" });
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault);
    reporter.report({ code: "cannot-write", args: { path: fileName, detail } });
    return fail(reporter, io);
  }
  io.out(`${fileName} is written; \`modelwright generate\` reads it\n`);
  if (migration !== undefined) io.out(`it follows ${migration.file}; its comments say what differs\n`);
  return 0;
}

/** The document that is most likely meant: the first in `spec/`, or one of the usual names. */
function findSpec(cwd: string): string {
  const folder = join(cwd, "spec");
  const inFolder = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .sort()
        .map((name) => `spec/${name}`)
    : [];
  const usual = ["openapi", "swagger", "api"].flatMap((name) =>
    ["yaml", "yml", "json"].map((end) => `${name}.${end}`),
  );
  return (
    inFolder.find((name) => /\.(?:ya?ml|json)$/i.test(name)) ??
    usual.find((name) => fs.existsSync(join(cwd, name))) ??
    "openapi.yaml"
  );
}

function template(spec: string, migration: Migration | undefined): string {
  const several = (migration?.packages.length ?? 0) > 1;
  const configs = several ? (migration?.packages ?? []) : [{ spec, ...migration?.packages[0] }];
  const objects = configs.map((config, index) => {
    const text = index === 0 ? everyOption(config) : settings(config);
    return several ? indent(`${text},`) : text;
  });
  const value = several ? `[\n${objects.join("\n")}\n]` : objects.join("");
  return `import { defineConfig } from "modelwright";

${migration === undefined ? "" : migrationComment(migration)}// An array of these generates several packages.
export default defineConfig(${value});
`;
}

function migrationComment({ tool, file, differences }: Migration): string {
  const lines = [
    `Taken over from ${tool}: ${file}. What differs:`,
    ...differences.map((line) => `- ${line}`),
  ];
  return `${lines.map((line) => `// ${line.replace(/\s+/g, " ")}\n`).join("")}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function settings(config: UserConfig): string {
  const lines = Object.entries(config).map(([name, value]) => `  ${name}: ${printSetting(value)},\n`);
  return `{\n${lines.join("")}}`;
}

/** A configuration in which every other option is there as well, with its default. */
function everyOption({ spec, dir = "generated", ...others }: UserConfig): string {
  const open = new Map(Object.entries(others));
  const lines = options.split("\n").map((line) => {
    const [, name = ""] = /^ {2}\/\/ (\w+): /.exec(line) ?? [];
    if (!open.has(name)) return line;
    const value = open.get(name);
    open.delete(name);
    return `  ${name}: ${printSetting(value)},`;
  });
  const rest = [...open].map(([name, value]) => `  ${name}: ${printSetting(value)},\n`);
  return `{
  // The document: a file (YAML or JSON) or a URL.
  spec: ${printSetting(spec ?? "openapi.yaml")},
  // The folder of the package.
  dir: ${printSetting(dir)},
${rest.join("")}${lines.join("\n")}}`;
}

/** A value as a colleague would write it. */
function printSetting(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printSetting).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, member]) => `${key}: ${printSetting(member)}`)
    .join(", ")} }`;
}

/** What is not set, with what is taken where nothing is said. */
const options = `
  // The package's name.
  // name: "@acme/pets",
  // The version that a new package.json gets; an existing one keeps its own.
  // version: "0.0.0",
  // "package": ready to publish; "source": src/ and docs/ only, to drop into an application.
  // output: "package",
  // How relative imports of the emitted TypeScript end: ".ts", ".js" or "none".
  // importExtension: ".ts",
  // Whether openapi.ts, the wire contract by openapi-typescript, is written.
  // wire: true,
  // Whether each operation has a module of its own, for servers and clients.
  // operationModules: true,

  // How models differ from the JSON on the wire.
  // properties: "preserve", // or "camel"
  // dates: "string", // or "Date"
  // int64: "number", // or "bigint", "string"
  // enums: "closed", // or "open"

  // Whether validators enforce \`format\`: "assert" or "annotate".
  // formats: "assert",
  // Formats of your own: what they ask for (pattern, minLength, maxLength, minimum, maximum, multipleOf), and a type for them.
  // customFormats: { iban: { pattern: "^[A-Z]{2}\\\\d{2}", type: "string & { readonly __iban: true }" } },
  // Which component schemas become models: "all", or those that an operation reaches: "reachable".
  // reach: "all",
  // The order of properties: "document" or "alphabetical".
  // order: "document",

  // Pages: \`false\` for none.
  // docs: { flavor: "github", extra: false, safe: false },
  // The year used for dates in examples.
  // year: 2025,

  // A Speakeasy gen.yaml to take names, places and page options from; what is said here wins over it.
  // speakeasy: ".speakeasy/gen.yaml",

  // OpenAPI Overlay documents, applied in order.
  // overlays: ["overlay.yaml"],
  // Which tags, paths, operations or models are generated (\`*\` any characters, \`**\` slashes too), and which are not.
  // include: ["tag:pets", "path:/pets/**", "operation:getPet", "model:Pet*"],
  // exclude: [],
  // Whether remote $refs are followed: true, or a list of hosts.
  // allowRemoteRefs: false,
  // How files on disk are compared with generated ones: "exact", "layout" (a formatter may have run over them), or a
  // function that brings a text to the form in which both are compared.
  // normalize: "exact",
  // How many diagnostics are printed; 0 for all.
  // maxDiagnostics: 50,
`;
