import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resolveJobs } from "../../generator/config/index.ts";
import { createReporter, type Diagnostic } from "../../generator/diagnostics/index.ts";
import { generate } from "../../generator/generate.ts";
import type { Api } from "../../generator/ir/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { freshText } from "../../generator/output/file.ts";
import { createLoader } from "../../generator/source/index.ts";

/** What a public SDK's pages were made with. */
interface Expected {
  readonly packageName: string;
  readonly generationYear: number;
  readonly spec: string;
}

/** The whole package of a pair of document and Speakeasy configuration, but for `openapi.ts`. */
export async function generatePair(root: string): Promise<{
  readonly api: Api;
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const expected = JSON.parse(readFileSync(join(root, "expect.json"), "utf8")) as Expected;
  const { report, diagnostics } = createReporter();
  const { jobs } = await resolveJobs(
    root,
    {
      spec: join(root, expected.spec),
      speakeasy: join(root, "gen.yaml"),
      name: expected.packageName,
      year: expected.generationYear,
      out: "generated",
    },
    report,
  );
  const [job] = jobs;
  if (job === undefined) throw new Error(`nothing to generate in ${root}`);
  const loader = createLoader({ report, cwd: root });
  const source = await loader.open(job.spec);
  const openapi = await openDocument(source!, loader, report);
  const options = { ...job.options, package: { ...job.options.package, wire: false } };
  const { api, files } = await generate(openapi!, options, report);
  const texts = [...files].map(([path, file]) => [path, freshText(file)] as const);
  return { api, files: new Map(texts), diagnostics };
}
