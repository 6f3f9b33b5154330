import fs from "node:fs";
import { join } from "node:path";
import { createReporter } from "../diagnostics/index.ts";
import { fail } from "./fail.ts";
import type { ExitCode, Io } from "./io.ts";

const fileName = "modelwright.config.ts";

/** `modelwright init`: writes a configuration in which every option is there, commented out, with its default. */
export function runInit(io: Io): ExitCode {
  const reporter = createReporter();
  try {
    fs.writeFileSync(join(io.cwd, fileName), template(findSpec(io.cwd)), { flag: "wx" });
  } catch (fault) {
    const exists = (fault as NodeJS.ErrnoException).code === "EEXIST";
    const detail = fault instanceof Error ? fault.message : String(fault);
    if (exists) reporter.report({ code: "file-exists", args: { path: fileName } });
    else reporter.report({ code: "cannot-write", args: { path: fileName, detail } });
    return fail(reporter, io);
  }
  io.out(`${fileName} is written; \`modelwright generate\` reads it\n`);
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

function template(spec: string): string {
  return `import { defineConfig } from "modelwright";

// An array of these generates several packages.
export default defineConfig({
  // The document: a file (YAML or JSON) or a URL.
  spec: ${JSON.stringify(spec)},
  // The folder of the package.
  dir: "generated",

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
  // Which component schemas become models: "all", or those that an operation reaches: "reachable".
  // reach: "all",
  // The order of properties: "document" or "alphabetical".
  // order: "document",

  // Pages: \`false\` for none.
  // docs: { flavor: "github", extra: false, safe: false },
  // The year that sample dates stand around.
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
});
`;
}
