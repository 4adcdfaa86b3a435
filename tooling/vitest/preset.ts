/** The test settings of every package; results land in `.cache`, where the root's `test` command sums them up. */
import { defineConfig } from "vitest/config"

export const preset = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // A hang ends; a busy machine doesn't.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    reporters: ["default", "json"],
    outputFile: { json: ".cache/test-results.json" }
  }
})
