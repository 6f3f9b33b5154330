import { migrateHeyApi } from "./hey-api.ts";
import type { Migration } from "./migration.ts";
import { migrateOpenapiTypescript } from "./openapi-typescript.ts";
import { migrateOrval } from "./orval.ts";
import { migrateSpeakeasy } from "./speakeasy.ts";

export type { Migration } from "./migration.ts";

/** The tools that are looked for; the first that a project uses is the one that it comes from. */
const tools = [migrateSpeakeasy, migrateHeyApi, migrateOrval, migrateOpenapiTypescript];

/** What the project in a folder generates today, and with what; nothing is run. */
export async function findMigration(cwd: string): Promise<Migration | undefined> {
  for (const migrate of tools) {
    const found = await migrate(cwd);
    if (found !== undefined) return found;
  }
  return undefined;
}
