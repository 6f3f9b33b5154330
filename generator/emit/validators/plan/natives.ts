import type { Native, Schema } from "../../../ir/index.ts";
import { code } from "../../../print/index.ts";
import { runtime, type Subject } from "../context.ts";
import type { Step } from "../step.ts";

const tests: Readonly<Record<Native, { readonly name: string; readonly expected: string }>> = {
  bytes: { name: "isBytes", expected: "bytes" },
  stream: { name: "isStream", expected: "a stream, a file, bytes or a text" },
  file: { name: "isFile", expected: "a file" },
  response: { name: "isResponse", expected: "a response" },
};

/** Values outside JSON are told by what they are instances of. */
export function planNative(native: Native, schema: Schema, { code: subject }: Subject): readonly Step[] {
  const { name, expected } = tests[native];
  const holds = code`${runtime(name)}(${subject})`;
  const complaint = { code: "type", expected, at: schema.at, subject };
  return [{ kind: "assertion", holds, fails: code`!${holds}`, complaint }];
}
