// Imports every module below a folder and calls what it exports: run as a process of its own, as the modules are hostile.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, payloadText] = process.argv.slice(2);
const payloads = JSON.parse(payloadText);
const own = Object.getOwnPropertyNames(Object.prototype).sort().join();
const values = [undefined, null, 0, "", true, [], {}, JSON.parse('{"__proto__":{"polluted":1}}'), ...payloads];
const problems = [];
let modules = 0;

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.name.endsWith(".js")) continue;
  const path = join(entry.parentPath, entry.name);
  modules += 1;
  try {
    const module = await import(pathToFileURL(path).href);
    for (const [name, exported] of Object.entries(module)) {
      if (typeof exported !== "function" || !/^(?:is|validate)[A-Z]/.test(name) || /[\\/]runtime(?:\.js$|[\\/])/.test(path)) continue;
      for (const value of values) exported(value);
    }
  } catch (error) {
    problems.push(`${path}: ${error.stack}`);
  }
}
if ("__pwned__" in globalThis) problems.push("a payload ran");
if ("polluted" in {} || Object.getOwnPropertyNames(Object.prototype).sort().join() !== own) {
  problems.push("Object.prototype was changed");
}
console.log(JSON.stringify({ modules, problems }));
