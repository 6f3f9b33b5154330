/** A stream's pieces: bytes in UTF-8, or texts. */
export type Chunks = AsyncIterable<Uint8Array | string>;

interface Readable {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | string | undefined }>;
    cancel(): Promise<unknown>;
  };
}

/** Whether a value is a stream of the Web's kind; by name, as a program may be compiled without its types. */
export function isWebStream(value: unknown): boolean {
  const type: unknown = Reflect.get(globalThis, "ReadableStream");
  return typeof type === "function" && value instanceof type;
}

/** The pieces of a body, which browsers without async iterators of streams have by a reader alone. */
export function chunksOf(body: unknown): Chunks {
  const hasReader = typeof body === "object" && body !== null && "getReader" in body;
  if (hasReader && !(Symbol.asyncIterator in body)) return readChunks(body as Readable);
  return (body ?? []) as Chunks;
}

async function* readChunks(stream: Readable): AsyncGenerator<Uint8Array | string, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value !== undefined) yield value;
    }
  } finally {
    // Whoever wants no more of it lets go of its connection; what is at its end stays so.
    await reader.cancel();
  }
}

/** So much is read of a body that nobody wants: with what is longer it is cheaper to give up the connection. */
const mostDiscarded = 1 << 16;

/** Reads a body that nobody wants, as its connection is taken until then. */
export async function discard(body: unknown): Promise<void> {
  let left = mostDiscarded;
  try {
    for await (const chunk of chunksOf(body)) {
      left -= chunk.length;
      if (left < 0) break;
    }
  } catch {
    // A body that breaks off, or that somebody else reads, holds nothing of ours.
  }
}
