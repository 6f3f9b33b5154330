/** What one TypeScript module is compiled to. */
export interface Compiled {
  readonly js: string;
  readonly dts: string;
  /** The source map of `dts`, whose only source is the module. */
  readonly map: SourceMap;
}

/** A source map, version 3. */
export interface SourceMap {
  readonly mappings: string;
}

/** Compiles one module on its own, as `isolatedDeclarations` allows; throws where the module does not allow it. */
export type Compile = (path: string, text: string) => Promise<Compiled>;

/** Compiles modules, some of them ahead: while others are still being made. */
export interface Compiler {
  /** Begins with a module that will be asked for; another core does it where that is possible. */
  begin(path: string, text: string): void;
  /** What `begin` began, where it did and with the same text. */
  readonly compile: Compile;
}

/**
 * Loads oxc-transform, or the TypeScript compiler where oxc has no binary for this platform. Both give the same
 * declarations but for white space.
 */
export async function createCompiler(): Promise<Compiler> {
  const oxc = await loadOxc();
  const toJavaScript = oxc ?? (await loadTypeScript());
  const compile: Compile = (path, text) => toJavaScript(path, nameJavaScript(text));
  if (oxc === undefined) return { begin: () => {}, compile };
  // Texts are held by whoever has the modules anyway: a copy of each, as it is compiled, would double them.
  const begun = new Map<string, { readonly text: string; readonly compiled: Promise<Compiled> }>();
  return {
    begin: (path, text) => {
      const compiled = compile(path, text);
      // Whoever asks for the module hears of it.
      compiled.catch(() => {});
      begun.set(path, { text, compiled });
    },
    compile: (path, text) => {
      const ahead = begun.get(path);
      begun.delete(path);
      return ahead?.text === text ? ahead.compiled : compile(path, text);
    },
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

async function loadOxc(): Promise<Compile | undefined> {
  let oxc: typeof import("oxc-transform");
  try {
    oxc = await import("oxc-transform");
  } catch {
    return undefined;
  }
  return async (path, text) => {
    const options = { sourcemap: true, typescript: { declaration: { sourcemap: true } } };
    const { code, declaration, declarationMap, errors } = await oxc.transform(path, text, options);
    const error = errors.find(({ severity }) => severity === "Error");
    if (error !== undefined || declaration === undefined || declarationMap === undefined) {
      throw new Error(`${path} does not compile: ${error?.message ?? "no declarations"}`);
    }
    return { js: code, dts: declaration, map: { mappings: declarationMap.mappings } };
  };
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
  return async (path, text) => {
    const options = { fileName: path, compilerOptions, reportDiagnostics: true };
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
  };
}
