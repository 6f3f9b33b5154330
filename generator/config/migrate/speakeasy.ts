import fs from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "../user-config.ts";
import {
  listAt,
  type Migration,
  type Setting,
  type Settings,
  settingsAt,
  settingsIn,
  textAt,
} from "./migration.ts";

/** Where a gen.yaml lies below the folder of its target. */
const places = [".speakeasy/gen.yaml", "gen.yaml"];

/** Speakeasy SDKs: each gen.yaml is taken as it is, the workflow says which document it is made from. */
export async function migrateSpeakeasy(cwd: string): Promise<Migration | undefined> {
  const workflow = await readWorkflow(join(cwd, ".speakeasy/workflow.yaml"));
  const sources = settingsAt(workflow?.sources) ?? {};
  const targets = settingsIn(Object.values(settingsAt(workflow?.targets) ?? {}));
  const wanted = targets.filter(({ target }) => target === "typescript" || target === "mcp-typescript");
  const found = (wanted.length === 0 ? [{}] : wanted).flatMap((target: Settings) => {
    const folder = textAt(target.output) ?? ".";
    const file = [folder, "."]
      .flatMap((one) => places.map((place) => join(one, place)))
      .find((place) => fs.existsSync(join(cwd, place)));
    const source = settingsAt(sources[textAt(target.source) ?? ""]) ?? settingsAt(Object.values(sources)[0]);
    return file === undefined ? [] : [{ file, source }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    tool: "Speakeasy",
    file: found.map(({ file }) => file).join(", "),
    packages: found.map(({ file, source }, index) => ({
      ...(found.length === 1 ? {} : { dir: `generated/${index + 1}` }),
      ...packageOf(source),
      speakeasy: file,
    })),
    differences: [
      "Names, places, pages and the order of properties follow the gen.yaml; an option that has no counterpart is reported by `generate`.",
      "There is no client: operations are modules to write one against, and validators are plain functions, not Zod schemas.",
      ...new Set(found.flatMap(({ source }) => differencesOf(source))),
    ],
  };
}

async function readWorkflow(path: string): Promise<Settings | undefined> {
  if (!fs.existsSync(path)) return undefined;
  const { parse } = await import("yaml");
  try {
    return settingsAt(parse(fs.readFileSync(path, "utf8")) as Setting);
  } catch {
    return undefined;
  }
}

/** The first input of a source, and the overlays that are laid over it. */
function packageOf(source: Settings | undefined): UserConfig {
  const [spec] = locationsOf(source?.inputs);
  const overlays = locationsOf(source?.overlays);
  return { ...(spec === undefined ? {} : { spec }), ...(overlays.length === 0 ? {} : { overlays }) };
}

function locationsOf(list: Setting | undefined): string[] {
  return listAt(list).flatMap((entry) => textAt(settingsAt(entry)?.location) ?? []);
}

function differencesOf(source: Settings | undefined): string[] {
  const [spec = "", ...others] = locationsOf(source?.inputs);
  const overlays = listAt(source?.overlays).length - locationsOf(source?.overlays).length;
  const told: readonly (readonly [holds: boolean, text: string])[] = [
    [others.length > 0, `Documents are not merged: ${spec} is taken, ${others.join(", ")} is not.`],
    [overlays > 0, "Overlays that Speakeasy makes itself, such as code samples, are left out."],
    [
      /^registry\./.test(spec) || /\$[A-Z{]/.test(spec),
      "The document comes from a place that only Speakeasy reads: look at `spec`.",
    ],
    [
      listAt(source?.transformations).length > 0,
      "Transformations of the source do not run: write an overlay.",
    ],
  ];
  return told.flatMap(([holds, text]) => (holds ? [text] : []));
}
