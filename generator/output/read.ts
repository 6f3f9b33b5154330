import fs from "node:fs";

/** The text of a file; a pipe would be waited for. */
export function readRegular(path: string): string {
  if (!fs.statSync(path).isFile()) throw new Error("no regular file");
  return fs.readFileSync(path, "utf8");
}
