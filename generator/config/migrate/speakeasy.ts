import fs from "node:fs";
import { join } from "node:path";
import { listAt, type Migration, type Setting, settingsAt, textAt } from "./migration.ts";

const places = [".speakeasy/gen.yaml", "gen.yaml"];

/** A Speakeasy SDK: its gen.yaml is taken as it is, its workflow says which document it is made from. */
export async function migrateSpeakeasy(cwd: string): Promise<Migration | undefined> {
  const file = places.find((place) => fs.existsSync(join(cwd, place)));
  if (file === undefined) return undefined;
  const workflow = join(cwd, ".speakeasy/workflow.yaml");
  const spec = fs.existsSync(workflow) ? await specOf(fs.readFileSync(workflow, "utf8")) : undefined;
  return {
    tool: "Speakeasy",
    file,
    packages: [{ ...(spec === undefined ? {} : { spec }), speakeasy: file }],
    differences: [
      "Names, places, pages and the order of properties follow the gen.yaml; an option that has no counterpart is reported by `generate`.",
      "There is no client: operations are modules to write one against, and validators are plain functions, not Zod schemas.",
    ],
  };
}

/** The first input of the first source. */
async function specOf(text: string): Promise<string | undefined> {
  const { parse } = await import("yaml");
  let workflow: Setting | undefined;
  try {
    workflow = parse(text) as Setting;
  } catch {
    return undefined;
  }
  const [source] = Object.values(settingsAt(settingsAt(workflow)?.sources) ?? {});
  const [input] = listAt(settingsAt(source)?.inputs);
  return textAt(settingsAt(input)?.location);
}
