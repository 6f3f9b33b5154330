import fs from "node:fs";
import { join } from "node:path";
import { settingsAt, textAt } from "./migration.ts";
import { readSettings } from "./read-settings.ts";

/** A command in a script of package.json. */
export interface Command {
  /** The script that it stands in. */
  readonly script: string;
  /** What it is given; what is written by `> FILE` is `-o FILE`. */
  readonly words: readonly string[];
}

/** Every run of a program in the scripts of package.json, by npx or a package manager or not. */
export async function findCommands(cwd: string, program: RegExp): Promise<readonly Command[]> {
  const path = join(cwd, "package.json");
  if (!fs.existsSync(path)) return [];
  const { scripts } = settingsAt(await readSettings(path, fs.readFileSync(path, "utf8"))) ?? {};
  return Object.entries(settingsAt(scripts) ?? {}).flatMap(([script, text]) =>
    (textAt(text) ?? "").split(/&&|\|\||[;&|]/).flatMap((part): Command[] => {
      const words = (part.match(/"[^"]*"|'[^']*'|>|[^\s>]+/g) ?? []).map((word) =>
        word.replace(/^["']|["']$/g, ""),
      );
      const at = words.findIndex((word) => program.test(word.replace(/(?<=.)@[^/@]+$/, "")));
      const before = words.slice(0, Math.max(at, 0));
      // The program itself, or what runs it: anything else only speaks of it.
      if (at < 0 || before.some((word) => !runners.test(word))) return [];
      return [{ script, words: words.slice(at + 1).map((word) => (word === ">" ? "-o" : word)) }];
    }),
  );
}

const runners =
  /^(?:npx|bunx|pnpx|npm|pnpm|yarn|bun|exec|dlx|run|x|cross-env|dotenv|node|--?[\w-]+|\w+=\S*)$|\/bin\//;

/** What a command's flags say: the value of the first of these names, in the word itself or the next one. */
export function flagOf(words: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const [flag = "", inline] = word.split(/=(.*)/s, 2);
    if (names.includes(flag)) return inline ?? words[index + 1];
  }
  return undefined;
}

/** All values of a flag that takes several: `-p zod @hey-api/sdk`. */
export function flagsOf(words: readonly string[], names: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => names.includes(word));
  if (at < 0) return [];
  const after = words.slice(at + 1);
  const end = after.findIndex((word) => word.startsWith("-"));
  return end < 0 ? after : after.slice(0, end);
}
