import { createReporter } from "../../generator/diagnostics/index.ts";
import {
  type Ahead,
  createShelf,
  FileAside,
  openAhead,
  type TextFile,
  writeOutput,
} from "../../generator/output/index.ts";

/** The files of one of two states that differ in everything a run can do: new, changed, unchanged, removed. */
export function stateOf(which: "old" | "new"): Map<string, { readonly text: string }> {
  const files = new Map<string, { readonly text: string }>();
  for (let index = 0; index < 120; index++) {
    const changes = index % 3 === 0;
    files.set(`src/models/m${index}.ts`, { text: `${changes ? which : "same"} ${index}\n`.repeat(50) });
    if (index % 5 === 0) files.set(`docs/${which}/p${index}.md`, { text: `${which} ${index}\n` });
  }
  return files;
}

/** Brings a folder to a state, as a run of the generator does: every second file is put aside first. */
export async function regenerate(dir: string, which: "old" | "new"): Promise<readonly string[]> {
  const ahead = openAhead(dir);
  try {
    const files = new Map<string, TextFile>(stateOf(which));
    const put = ahead && createShelf(ahead.folder);
    for (const [index, [path, { text }]] of [...files].entries()) {
      const [hash] = (index % 2 === 0 && put?.([[path, text]])) || [];
      if (hash !== undefined) files.set(path, new FileAside(ahead!.folder, path, hash));
    }
    return await write(dir, which, files, ahead);
  } finally {
    ahead?.close();
  }
}

async function write(
  dir: string,
  which: "old" | "new",
  files: ReadonlyMap<string, TextFile>,
  ahead: Ahead | undefined,
): Promise<readonly string[]> {
  const { report, diagnostics } = createReporter();
  await writeOutput({
    dir,
    files,
    ahead,
    fingerprint: { generator: "1", spec: which, references: {}, options: "1" },
    year: 2025,
    found: { models: 120, errors: 0, warnings: 0 },
    mode: "write",
    force: false,
    report,
  });
  return diagnostics.map(({ code }) => code);
}
