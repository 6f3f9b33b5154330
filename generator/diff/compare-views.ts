import { type View, wireView } from "../ir/index.ts";
import type { Comparison } from "./comparison.ts";

/** What the options of a run make of models: another view is no matter of the wire, and types of all of them may be others. */
export function compareViews({ base, revision, differences }: Comparison): void {
  for (const option of Object.keys(wireView) as (keyof View)[]) {
    const to = revision.api.view[option];
    // An option that an older version did not know was as usual.
    const from = base.api.view[option] ?? wireView[option];
    if (from === to) continue;
    differences.push({
      rule: "option-changed",
      args: { option, from, to },
      effect: "none",
      base: undefined,
      revision: undefined,
      site: undefined,
      direction: "request",
      subject: "All models",
      path: "",
      model: undefined,
    });
  }
}
