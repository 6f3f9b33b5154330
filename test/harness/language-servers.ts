import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);

/** A position in a file, line and column counted from 1. */
export interface FilePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An editor's view of a project. */
export interface LanguageServer {
  definition(at: FilePosition): Promise<FilePosition | undefined>;
  hover(at: FilePosition): Promise<string>;
  close(): void;
}

type Message = Readonly<Record<string, unknown>>;

/** The messages of a child process, each after its `Content-Length`. */
function readMessages(child: ChildProcessWithoutNullStreams, take: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  child.stdout.on("data", (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const head = rest.indexOf("\r\n\r\n");
      if (head === -1) return;
      const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, head).toString())?.[1]);
      if (rest.length < head + 4 + length) return;
      const text = rest.subarray(head + 4, head + 4 + length).toString();
      rest = rest.subarray(head + 4 + length);
      take(JSON.parse(text) as Message);
    }
  });
}

/** TypeScript 5.9's server, which speaks its own protocol. */
export function openTsserver(file: string): LanguageServer {
  const server = join(require.resolve("typescript"), "..", "tsserver.js");
  const child = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], { stdio: "pipe" });
  const waiting = new Map<number, (body: unknown) => void>();
  let count = 0;
  readMessages(child, (message) => {
    if (message.type === "response") waiting.get(message.request_seq as number)?.(message.body);
  });
  const send = (command: string, args: unknown): number => {
    count += 1;
    child.stdin.write(`${JSON.stringify({ seq: count, type: "request", command, arguments: args })}\n`);
    return count;
  };
  const ask = (command: string, args: unknown): Promise<unknown> =>
    new Promise((resolve) => waiting.set(send(command, args), resolve));
  send("open", { file });
  return {
    definition: async ({ file: path, line, column: offset }) => {
      const body = (await ask("definition", { file: path, line, offset })) as
        | readonly {
            readonly file: string;
            readonly start: { readonly line: number; readonly offset: number };
          }[]
        | undefined;
      const first = body?.[0];
      return first && { file: first.file, line: first.start.line, column: first.start.offset };
    },
    hover: async ({ file: path, line, column: offset }) => {
      const body = (await ask("quickinfo", { file: path, line, offset })) as
        | { readonly documentation: string; readonly tags: readonly { name: string; text?: unknown }[] }
        | undefined;
      return JSON.stringify([body?.documentation, body?.tags]);
    },
    close: () => child.kill(),
  };
}

/** TypeScript 7's server, which speaks the Language Server Protocol. */
export async function openTypeScript7(folder: string, file: string): Promise<LanguageServer> {
  const tsc = join(require.resolve("typescript7/package.json"), "..", "bin", "tsc");
  const child = spawn(process.execPath, [tsc, "--lsp", "--stdio"], { stdio: "pipe", cwd: folder });
  const waiting = new Map<number, (result: unknown) => void>();
  let count = 0;
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  readMessages(child, (message) => {
    if (message.method === undefined) waiting.get(message.id as number)?.(message.result);
    else if (message.id !== undefined) {
      const { items } = (message.params ?? {}) as { items?: readonly unknown[] };
      send({ id: message.id, result: items === undefined ? null : items.map(() => null) });
    }
  });
  const ask = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      send({ id: count, method, params });
    });
  const capabilities = { textDocument: { hover: { contentFormat: ["markdown"] } } };
  await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities });
  send({ method: "initialized", params: {} });
  const textDocument = (path: string) => ({ uri: pathToFileURL(path).href });
  const text = readFileSync(file, "utf8");
  send({
    method: "textDocument/didOpen",
    params: { textDocument: { ...textDocument(file), languageId: "typescript", version: 1, text } },
  });
  const at = ({ file: path, line, column }: FilePosition) => ({
    textDocument: textDocument(path),
    position: { line: line - 1, character: column - 1 },
  });
  return {
    definition: async (position) => {
      const result = await ask("textDocument/definition", at(position));
      const first = (Array.isArray(result) ? result[0] : result) as
        | { readonly uri: string; readonly range: { readonly start: { line: number; character: number } } }
        | undefined
        | null;
      if (first === undefined || first === null) return undefined;
      const { line, character } = first.range.start;
      return { file: fileURLToPath(first.uri), line: line + 1, column: character + 1 };
    },
    hover: async (position) => JSON.stringify(await ask("textDocument/hover", at(position))),
    close: () => child.kill(),
  };
}
