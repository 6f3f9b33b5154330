import { Worker } from "node:worker_threads";
import { type Compile, type Compiled, loadCompile } from "./compile.ts";

/** Compiles modules, some of them ahead: while others are still being made. */
export interface Compiler {
  /** Begins with a module that will be asked for; another core does it where that is possible. */
  begin(path: string, text: string): void;
  /** What `begin` began, where it did and with the same text. */
  compile(path: string, text: string): Promise<Compiled>;
  /** Says that nothing more will be asked for. */
  end(): void;
}

/** A module as it goes to the thread. */
export interface Order {
  readonly path: string;
  readonly text: string;
}

/** What comes back for it: what it is compiled to, or why it cannot be. */
export type Delivery = Compiled | { readonly fault: string };

/** So many modules go to the thread at once; a package that has fewer needs no thread. */
const batch = 64;

/**
 * A compiler with a thread of its own. Not the pool that oxc would use itself: that has more threads than a small machine
 * has cores, and whoever makes the modules would wait for one of them.
 */
export function createCompiler(): Compiler {
  const begun = new Map<string, Begun>();
  let gathered: Begun[] = [];
  let here: Promise<Compile> | undefined;
  const thread = openThread();
  const send = (): void => {
    thread?.send(gathered);
    gathered = [];
  };
  return {
    begin: (path, text) => {
      if (thread === undefined) return;
      const one: Begun = { path, text };
      // Texts are held by whoever has the modules anyway: a copy of each, as it is compiled, would double them.
      begun.set(path, one);
      if (gathered.push(one) === batch) send();
    },
    compile: async (path, text) => {
      const ahead = begun.get(path);
      begun.delete(path);
      if (ahead?.text === text && ahead.delivery !== undefined) {
        thread?.await();
        return opened(await ahead.delivery);
      }
      here ??= loadCompile();
      return (await here)(path, text);
    },
    end: () => thread?.end(),
  };
}

/** What was begun; `delivery` where it was sent. */
interface Begun extends Order {
  delivery?: Promise<Delivery>;
}

function opened(delivery: Delivery): Compiled {
  if ("fault" in delivery) throw new Error(delivery.fault);
  return delivery;
}

interface Thread {
  send(orders: readonly Begun[]): void;
  /** From here on the process waits for what was sent; until then it may end with the thread at work. */
  await(): void;
  end(): void;
}

/**
 * A thread that starts with its first orders. The sources of this program cannot be a thread on Node 20, which does not
 * read TypeScript: there all is compiled where it is asked for.
 */
function openThread(): Thread | undefined {
  if (import.meta.url.endsWith(".ts")) return undefined;
  let worker: Worker | undefined;
  const waiting: Waiting[] = [];
  const start = (): Worker => {
    const started = new Worker(new URL("./compile-thread.js", import.meta.url));
    started.on("message", (deliveries: readonly Delivery[]) => waiting.shift()?.resolve(deliveries));
    started.on("error", (fault) => {
      for (const { reject } of waiting.splice(0)) reject(fault);
    });
    started.unref();
    return started;
  };
  return {
    send: (orders) => {
      worker ??= start();
      worker.postMessage(orders.map(({ path, text }): Order => ({ path, text })));
      const all = new Promise<readonly Delivery[]>((resolve, reject) => waiting.push({ resolve, reject }));
      for (const [index, order] of orders.entries()) {
        order.delivery = all.then((deliveries) => deliveries[index]!);
        // Whoever asks for the module hears of it.
        order.delivery.catch(() => {});
      }
    },
    await: () => worker?.ref(),
    end: () => void worker?.terminate(),
  };
}

interface Waiting {
  resolve(deliveries: readonly Delivery[]): void;
  reject(fault: unknown): void;
}
