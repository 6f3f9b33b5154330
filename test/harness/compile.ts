import ts from "typescript";

/** What the packages promise to be clean under. */
export const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  declaration: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowImportingTsExtensions: true,
  types: [],
  // The libraries are not ours.
  skipDefaultLibCheck: true,
};

export interface CompileError {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** The libraries as they were parsed and bound first: programs for the same target share them, as editors do. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Type-checks files that are held in memory, by path; `roots` are all of them where nothing is said. */
export function compile(
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions = strictest,
  roots: readonly string[] = [...files.keys()],
): CompileError[] {
  const base = "/memory/";
  const texts = new Map([
    ["/memory/package.json", '{ "type": "module" }'],
    ...[...files].map(([path, text]) => [base + path, text] as const),
  ]);
  const host = ts.createCompilerHost(options);
  const readLibrary = host.getSourceFile.bind(host);
  const folders = new Set<string>();
  for (const path of texts.keys()) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1))
      folders.add(path.slice(0, end));
  }
  host.fileExists = (path) => texts.has(path) || (!path.startsWith(base) && ts.sys.fileExists(path));
  host.readFile = (path) => texts.get(path) ?? (path.startsWith(base) ? undefined : ts.sys.readFile(path));
  host.directoryExists = (path) =>
    folders.has(path) || (!path.startsWith(base) && ts.sys.directoryExists(path));
  host.realpath = (path) => path;
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language, true);
    const key = `${options.target} ${path}`;
    if (!libraries.has(key)) libraries.set(key, readLibrary(path, language, ...rest));
    return libraries.get(key);
  };
  const program = ts.createProgram(
    roots.map((path) => base + path),
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    path: file === undefined ? "" : file.fileName.replace(base, ""),
    line: file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}
