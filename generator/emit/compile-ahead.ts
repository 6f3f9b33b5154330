import { Worker } from "node:worker_threads";
import { FileAside } from "../output/index.ts";
import {
  type Begun,
  type Compile,
  type Compiled,
  type Compiler,
  distPath,
  endings,
  loadCompile,
} from "./package/index.ts";

/** A module, or another file, as it goes to the thread. */
export interface Order {
  readonly path: string;
  readonly text: string;
}

/** What comes back for it: what it is compiled to, why it cannot be, or the hashes of the files that were put aside. */
export type Delivery = Compiled | { readonly fault: string } | { readonly hashes: readonly string[] };

/** What the thread knows from its start. */
export interface ThreadData {
  /** Where modules and what they are compiled to are put aside. */
  readonly folder: string | undefined;
}

/** So many files go to the thread at once; a package that has fewer modules needs no thread. */
const batch = 64;

/** So many times that are under way at most. */
const mostSent = 16;

/**
 * A compiler with a thread of its own. Not the pool that oxc would use itself: that has more threads than a small machine
 * has cores, and whoever makes the modules would wait for one of them.
 * @param openFolder gives the folder where files may be put aside; asked where the first modules go to the thread
 */
export function createCompiler(openFolder: () => string | undefined = () => undefined): Compiler {
  const begun = new Map<string, Sent>();
  let gathered: Sent[] = [];
  let here: Promise<Compile> | undefined;
  const thread = openThread(openFolder);
  const send = (): void => {
    thread?.send(gathered);
    gathered = [];
  };
  const deliveryOf = async (path: string): Promise<Delivery | undefined> => {
    const sent = begun.get(path);
    if (sent?.delivery === undefined) return undefined;
    thread?.await();
    return sent.delivery;
  };
  return {
    begin: (path, text) => {
      if (thread === undefined) return { text, aside: undefined };
      const one = new Sent(path, text);
      // Texts are held by whoever has the modules anyway: a copy of each, as it is compiled, would double them.
      begun.set(path, one);
      if (gathered.push(one) === batch) send();
      return one;
    },
    put: (path, text) => {
      if (!thread?.putsAside()) return { text, aside: undefined };
      const one = new Sent(path, text);
      if (gathered.push(one) === batch) send();
      return one;
    },
    room: async () => {
      await thread?.room();
    },
    flush: () => {
      if (thread?.isAtWork()) send();
    },
    aside: async (path) => {
      const delivery = await deliveryOf(path);
      if (delivery === undefined || !("hashes" in delivery)) return undefined;
      const { files } = begun.get(path)!;
      return files.map((file, index) => [distPath(path) + endings[index], file]);
    },
    compile: async (path, text) => {
      const isSame = begun.get(path)?.isOf(text) ?? false;
      const delivery = isSame ? await deliveryOf(path) : undefined;
      begun.delete(path);
      if (delivery !== undefined && "fault" in delivery) throw new Error(delivery.fault);
      if (delivery !== undefined && "js" in delivery) return delivery;
      here ??= loadCompile();
      return (await here)(path, text);
    },
    end: async () => {
      await thread?.end();
    },
  };
}

/** A module that was begun; `delivery` where it was sent. */
class Sent implements Begun {
  readonly path: string;
  delivery: Promise<Delivery> | undefined;
  /** What was put aside of `dist/`. */
  files: readonly FileAside[] = [];
  #source: { readonly text: string; readonly aside?: string };

  constructor(path: string, text: string) {
    this.path = path;
    this.#source = { text };
  }

  get text(): string {
    return this.#source.text;
  }

  get aside(): string | undefined {
    return this.#source.aside;
  }

  isOf(text: string): boolean {
    return this.aside === undefined && this.text === text;
  }

  /** From here on its text is read where it was put. */
  putAside(folder: string, [source, ...dist]: readonly string[]): void {
    const base = distPath(this.path);
    this.#source = new FileAside(folder, this.path, source!);
    this.files = dist.map((hash, index) => new FileAside(folder, base + endings[index], hash));
  }
}

interface Thread {
  send(orders: readonly Sent[]): void;
  room(): Promise<void>;
  isAtWork(): boolean;
  putsAside(): boolean;
  /** From here on the process waits for what was sent; until then it may end with the thread at work. */
  await(): void;
  /** Waits for what was sent. */
  end(): Promise<void>;
}

/**
 * A thread that starts with its first orders. The sources of this program cannot be a thread on Node 20, which does not
 * read TypeScript: there all is compiled where it is asked for.
 */
function openThread(openFolder: () => string | undefined): Thread | undefined {
  if (import.meta.url.endsWith(".ts")) return undefined;
  let worker: Worker | undefined;
  let folder: string | undefined;
  const waiting: Waiting[] = [];
  const under = new Set<Promise<unknown>>();
  const start = (): Worker => {
    folder = openFolder();
    const workerData: ThreadData = { folder };
    const started = new Worker(new URL("./compile-thread.js", import.meta.url), { workerData });
    started.on("message", (deliveries: readonly Delivery[]) => waiting.shift()?.resolve(deliveries));
    started.on("error", (fault) => {
      for (const { reject } of waiting.splice(0)) reject(fault);
    });
    started.unref();
    return started;
  };
  return {
    send: (sent) => {
      worker ??= start();
      worker.postMessage(sent.map(({ path, text }): Order => ({ path, text })));
      const all = new Promise<readonly Delivery[]>((resolve, reject) => waiting.push({ resolve, reject }));
      under.add(all);
      all.finally(() => under.delete(all)).catch(() => {});
      for (const [index, one] of sent.entries()) {
        one.delivery = all.then((deliveries) => {
          const delivery = deliveries[index]!;
          if ("hashes" in delivery && delivery.hashes.length > 0) one.putAside(folder!, delivery.hashes);
          return delivery;
        });
        // Whoever asks for the module hears of it.
        one.delivery.catch(() => {});
      }
    },
    room: async () => {
      if (under.size < mostSent) return;
      worker?.ref();
      await Promise.race(under);
      worker?.unref();
    },
    isAtWork: () => worker !== undefined,
    putsAside: () => folder !== undefined,
    await: () => worker?.ref(),
    end: async () => {
      worker?.ref();
      await Promise.allSettled(under);
      await worker?.terminate();
    },
  };
}

interface Waiting {
  resolve(deliveries: readonly Delivery[]): void;
  reject(fault: unknown): void;
}
