import { createReporter, explain, listCodes, listTitles } from "../diagnostics/index.ts";
import { type RuleId, rules } from "../diff/rules.ts";
import { fail } from "./fail.ts";
import type { ExitCode, Io } from "./io.ts";

/** `modelwright explain CODE`: what a diagnostic or a rule of `diff` means; without a code, all of them by title. */
export function runExplain(code: string | undefined, io: Io): ExitCode {
  if (code === undefined) {
    const titles = [...rules].map(([id, { message }]) => [id, message] as const);
    io.out(`${listCodes()}\nRules of modelwright diff\n${listTitles(titles)}`);
    return 0;
  }
  const rule = rules.get(code as RuleId);
  if (rule !== undefined) {
    io.out(`${code} (a rule of modelwright diff)\n  ${rule.message}\n\n  ${rule.explain}\n`);
    return 0;
  }
  const explained = explain(code, [...rules.keys()]);
  if ("text" in explained) {
    io.out(explained.text);
    return 0;
  }
  const reporter = createReporter();
  reporter.report({ code: "unknown-code", args: { asked: code, guess: explained.guess } });
  return fail(reporter, io);
}
