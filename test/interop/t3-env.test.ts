import assert from "node:assert/strict";
import { test } from "node:test";
import { createEnv } from "@t3-oss/env-core";
import { Mode } from "#shop/mode";
import { Port } from "#shop/port";
import type { Same } from "./values.js";

const read = (runtimeEnv: Record<string, string | undefined>) =>
  createEnv({
    server: { PORT: Port, MODE: Mode },
    runtimeEnv,
    onValidationError: (issues) => {
      throw new Error(issues.map(({ message }) => message).join("; "));
    },
  });

test("t3-env reads an environment", () => {
  const env = read({ PORT: "8080", MODE: "production" });
  const same: Same<typeof env.MODE, "development" | "production"> = true;
  assert.deepEqual([env.PORT, env.MODE, same], ["8080", "production", true]);
});

test("t3-env refuses another one", () => {
  assert.throws(() => read({ PORT: "none", MODE: "test" }), /a match of .*"development" or "production"/);
});
