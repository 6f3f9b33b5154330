/**
 * A text in block style with comments in place of what nests deeper than `limit`, so that all that is left stands where it
 * stood: each line further to the right than the one that holds it is a level, and so is each dash or question mark before its text.
 */
export function blankDeep(text: string, limit: number): string {
  const levels: number[] = [];
  return text.replace(/^[^\r\n]+/gm, (line) => {
    let column = /^ */.exec(line)?.[0].length ?? 0;
    if (column === line.length || line.charAt(column) === "#") return line;
    while ((levels.at(-1) ?? -1) >= column) levels.pop();
    levels.push(column);
    const marks = /[-?][ \t]+(?=\S)/y;
    for (marks.lastIndex = column; marks.test(line); column = marks.lastIndex) {
      if (levels.length > limit) return line.slice(0, column) + "#".repeat(line.length - column);
      levels.push(marks.lastIndex);
    }
    return levels.length > limit ? line.slice(0, column) + "#".repeat(line.length - column) : line;
  });
}
