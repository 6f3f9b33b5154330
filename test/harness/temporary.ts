import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Vitest's global setup: what the tests of one run put into the system's temporary folder is gone after it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-tests-"));
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
