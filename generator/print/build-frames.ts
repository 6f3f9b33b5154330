import fs from "node:fs";
import { printFrames } from "./frames.ts";
import { framesFile } from "./structures.ts";

// The last step of a build: the built program finds the frames printed, and loads ts-morph no more.
fs.writeFileSync(framesFile, `${JSON.stringify(printFrames(), null, 2)}\n`);
