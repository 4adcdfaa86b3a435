/** The tests that need a real editor: one at a time, with time for slow machines. */
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.editor.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    expect: { poll: { timeout: 90_000 } },
    reporters: ["default", "json"],
    outputFile: { json: ".cache/test-editor-results.json" }
  }
})
