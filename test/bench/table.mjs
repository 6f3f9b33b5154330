/** What the bars speak of: the fastest of those who are asked for nothing but a verdict. */
const libraries = ["typia", "typebox", "ajv JIT", "ajv AOT", "zod 4", "valibot"];
const shortfalls = [];
let columns = [];

/** Each row: checks per second, the ratio to the best library, and half the spread between the quartiles as noise. */
export function printHead(peers) {
  columns = ["ours", ...peers];
  console.log(["".padEnd(46), ...columns.map((name) => name.padStart(9)), "of best", "noise", "  bar"].join(" "));
}

/** `bar`: the ratio that is asked for. A row of others than the table's columns names them. */
export function printRow(title, results, bar, named = false) {
  const noise = Math.max(...Object.values(results).map(({ spread }) => spread)) * 50;
  const end = (ratio) => `${ratio.toFixed(2).padStart(7)}  ±${noise.toFixed(0).padStart(2)} %`;
  if (named) {
    const [[one, first], [other, second]] = Object.entries(results);
    const cells = `${one} ${rate(first)}, ${other} ${rate(second)}`;
    console.log(`${title.padEnd(46)} ${cells.padEnd(columns.length * 10 - 1)} ${end(first.median / second.median)}`);
    return;
  }
  const peers = Object.keys(results).filter((name) => libraries.includes(name));
  const best = Math.max(...peers.map((name) => results[name].median));
  const ratio = results.ours.median / best;
  const wanted = bar ?? 1;
  const mark = `${bar === undefined ? "     " : bar.toFixed(2).padStart(5)}${ratio < wanted ? " below" : ""}`;
  if (ratio < wanted) shortfalls.push(`${title}: ${ratio.toFixed(2)} of ${wanted}`);
  const cells = columns.map((name) => (results[name] === undefined ? "-" : rate(results[name])).padStart(9));
  console.log([title.padEnd(46), ...cells, end(ratio), mark].join(" "));
}

/** The rows that are below their bars, or below the best library. */
export function printShortfalls() {
  console.log(shortfalls.length === 0 ? "\nnothing is below its bar" : `\nbelow their bars:\n  ${shortfalls.join("\n  ")}`);
}

function rate({ median }) {
  return `${median >= 1e6 ? `${(median / 1e6).toFixed(2)}M` : `${(median / 1e3).toFixed(1)}k`}/s`;
}
