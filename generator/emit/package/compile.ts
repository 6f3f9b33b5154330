import { encodeMappings } from "./mappings.ts";

/** What one TypeScript module is compiled to. */
export interface Compiled {
  /** Without its doc comments, which the declarations have. */
  readonly js: string;
  /** Without what is marked `@internal`: the package's other modules alone use it. */
  readonly dts: string;
  /** The source map of `dts`, whose only source is the module. */
  readonly map: SourceMap;
}

/** A source map, version 3. */
export interface SourceMap {
  readonly mappings: string;
}

/** Compiles one module on its own, as `isolatedDeclarations` allows; throws where the module does not allow it. */
export type Compile = (path: string, text: string) => Compiled;

/** A module that exports types and nothing else is its own declaration file; each line leads to itself. */
export function compileTypes(text: string): Compiled {
  const segments = text.split("\n").flatMap((line, index) => {
    const column = line.search(/\S/);
    return column === -1 ? [] : [{ line: index, column, source: 0, sourceLine: index, sourceColumn: column }];
  });
  return { js: "export {};\n", dts: text, map: { mappings: encodeMappings(segments) } };
}

/**
 * Loads oxc-transform, or the TypeScript compiler where oxc has no binary for this platform. Both give the same
 * declarations but for white space.
 */
export async function loadCompile(): Promise<Compile> {
  return (await loadOxc()) ?? loadTypeScript();
}

/** What both take and give, but for what differs in the package from what a compiler makes. */
function toPackage(compile: Compile): Compile {
  return (path, text) => {
    const { js, ...declared } = compile(path, nameJavaScript(text));
    return { js: withoutDocs(js), ...declared };
  };
}

/**
 * Relative imports with the extension of what is built. Each stands at the start of a line of its own, as every
 * emitted module has it; no other line of one begins so, as comments and string literals do not.
 */
function nameJavaScript(text: string): string {
  return text.replace(
    /^((?:import|export|\}) [^"\n]*from "\.{1,2}\/[^"\n]*?|import "\.{1,2}\/[^"\n]*?)(?:\.ts|\.js)?";$/gm,
    '$1.js";',
  );
}

/**
 * Code without its doc comments: a fifth of what a program would load. Each stands on lines of its own; no string goes
 * over a line's end.
 */
function withoutDocs(js: string): string {
  return js.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, "");
}

/** Whether nothing but marks says `@internal`: compilers see one wherever a comment has the word, a description's too. */
function marksInternal(text: string): boolean {
  return text.split("@internal").length === text.split("\n/** @internal */\n").length;
}

async function loadOxc(): Promise<Compile | undefined> {
  let oxc: typeof import("oxc-transform");
  try {
    oxc = await import("oxc-transform");
  } catch {
    return undefined;
  }
  return toPackage((path, text) => {
    const { code, declaration, declarationMap, errors } = oxc.transformSync(path, text, {
      sourcemap: true,
      typescript: { declaration: { sourcemap: true, stripInternal: marksInternal(text) } },
    });
    const error = errors.find(({ severity }) => severity === "Error");
    if (error !== undefined || declaration === undefined || declarationMap === undefined) {
      throw new Error(`${path} does not compile: ${error?.message ?? "no declarations"}`);
    }
    return { js: code, dts: declaration, map: { mappings: declarationMap.mappings } };
  });
}

/** The slower way, some milliseconds a module. */
export async function loadTypeScript(): Promise<Compile> {
  const { default: ts } = await import("typescript");
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    declaration: true,
    declarationMap: true,
  };
  return toPackage((path, text) => {
    const options = {
      fileName: path,
      compilerOptions: { ...compilerOptions, stripInternal: marksInternal(text) },
      reportDiagnostics: true,
    };
    const declaration = ts.transpileDeclaration(text, options);
    const { outputText } = ts.transpileModule(text, {
      ...options,
      compilerOptions: { ...compilerOptions, declaration: false, declarationMap: false },
    });
    const [error] = declaration.diagnostics ?? [];
    if (error !== undefined) {
      throw new Error(
        `${path} does not compile: ${ts.flattenDiagnosticMessageText(error.messageText, "\n")}`,
      );
    }
    const { mappings } = JSON.parse(declaration.sourceMapText ?? "{}") as SourceMap;
    const dts = declaration.outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, "");
    return { js: outputText, dts, map: { mappings } };
  });
}
