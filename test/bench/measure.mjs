/** `--quick`: an idea of it, in a minute. */
const quick = process.argv.includes("--quick");

const thorough = { rounds: 21, slice: 15, warmUp: 300 };
const rough = { rounds: 7, slice: 5, warmUp: 150 };

/** Operations per second of each function, rounds interleaved, medians; and the spread between the quartiles. */
export function measure(functions, values, { rounds, slice, warmUp } = quick ? rough : thorough) {
  const names = Object.keys(functions);
  const speeds = Object.fromEntries(names.map((name) => [name, []]));
  let sink = 0;
  const run = (test, count) => {
    let index = 0;
    const started = process.cpuUsage();
    for (let turn = 0; turn < count; turn++) {
      if (test(values[index])) sink++;
      index = index + 1 === values.length ? 0 : index + 1;
    }
    // The processor's time, not the clock's: what else the machine does counts for little.
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  // Engines compile beside what they run: who comes first must not be measured while they do.
  for (const name of [...names, ...names]) {
    for (const until = performance.now() + warmUp / 2; performance.now() < until; ) run(functions[name], 16);
  }
  const counts = {};
  for (const name of names) {
    let count = 16;
    while (run(functions[name], count) < slice && count < 1e8) count *= 2;
    counts[name] = count;
  }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const elapsed = run(functions[name], counts[name]);
      speeds[name].push((counts[name] / elapsed) * 1000);
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const sorted = speeds[name].sort((one, other) => one - other);
      const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
      return [name, { median: at(0.5), spread: (at(0.75) - at(0.25)) / at(0.5) }];
    }),
  );
}
