import type { Outcome } from "./outcome.ts";

/** What came of all documents, as a person reads it. */
export function describeOutcomes(outcomes: readonly Outcome[]): string {
  const count = (test: (outcome: Outcome) => boolean): number => outcomes.filter(test).length;
  const sum = (value: (outcome: Outcome) => number): number =>
    outcomes.reduce((all, one) => all + value(one), 0);
  const lines = [
    `documents       ${outcomes.length}, ${(sum(({ bytes }) => bytes) / 2 ** 20).toFixed(0)} MiB, ${sum(({ models }) => models)} models`,
    `crashes         ${count(({ state }) => state === "crash")}`,
    `killed          ${count(({ state }) => state === "killed")} (time or memory)`,
    `nothing usable  ${count(({ state }) => state === "nothing")}`,
    `compile errors  ${count(({ compileErrors }) => compileErrors.length > 0)} documents`,
    `import errors   ${count(({ importErrors }) => importErrors.length > 0)} documents`,
    `with errors     ${count(({ errors }) => errors.length > 0)} documents (exit code 2)`,
    `examples        ${sum(({ examples }) => examples.valid)} valid, ${sum(({ examples }) => examples.invalid)} invalid, ${sum(({ examples }) => examples.undecided)} undecided`,
    "",
    "diagnostics                       times  documents",
    ...byCode(outcomes),
    "",
    "slowest                                                                seconds    MiB  models",
    ...worst(outcomes, ({ seconds }) => seconds),
    "",
    "largest                                                                seconds    MiB  models",
    ...worst(outcomes, ({ mebibytes }) => mebibytes),
  ];
  const failures = outcomes.flatMap(describeFailure);
  return [...lines, ...(failures.length > 0 ? ["", "failures", ...failures] : [])].join("\n");
}

function byCode(outcomes: readonly Outcome[]): string[] {
  const found = new Map<string, { times: number; documents: number }>();
  for (const { codes } of outcomes) {
    for (const [code, times] of Object.entries(codes)) {
      const row = found.get(code) ?? { times: 0, documents: 0 };
      row.times += times;
      row.documents += 1;
      found.set(code, row);
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.documents - a.documents)
    .map(
      ([code, { times, documents }]) =>
        `${code.padEnd(30)} ${String(times).padStart(8)} ${String(documents).padStart(10)}`,
    );
}

function worst(outcomes: readonly Outcome[], by: (outcome: Outcome) => number): string[] {
  return [...outcomes]
    .sort((a, b) => by(b) - by(a))
    .slice(0, 8)
    .map(
      ({ id, seconds, mebibytes, models }) =>
        `${id.slice(-70).padEnd(70)} ${seconds.toFixed(1).padStart(7)} ${String(mebibytes).padStart(6)} ${String(models).padStart(7)}`,
    );
}

function describeFailure({ id, state, detail, compileErrors, importErrors }: Outcome): string[] {
  const found = [
    ...(state === "crash" || state === "killed" ? [`${state}: ${detail}`] : []),
    ...compileErrors.slice(0, 5).map((error) => `compile: ${error}`),
    ...importErrors.slice(0, 5).map((error) => `import: ${error}`),
  ];
  return found.length === 0 ? [] : [id, ...found.map((line) => `    ${line.replaceAll("\n", "\n      ")}`)];
}
