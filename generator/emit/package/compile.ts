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
export type Compile = (path: string, text: string) => Compiled;

/**
 * Loads oxc-transform, or the TypeScript compiler where oxc has no binary for this platform. Both give the same
 * declarations but for white space.
 */
export async function loadCompiler(): Promise<Compile> {
  return (await loadOxc()) ?? (await loadTypeScript());
}

async function loadOxc(): Promise<Compile | undefined> {
  let oxc: typeof import("oxc-transform");
  try {
    oxc = await import("oxc-transform");
  } catch {
    return undefined;
  }
  return (path, text) => {
    const options = { sourcemap: true, typescript: { declaration: { sourcemap: true } } };
    const { code, declaration, declarationMap, errors } = oxc.transformSync(path, text, options);
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
  return (path, text) => {
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
