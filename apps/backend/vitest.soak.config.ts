import { preset } from "@segue/vitest"
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    ...preset.test,
    globalSetup: ["test/support/server.ts"],
    maxConcurrency: Number(process.env["SOAK_AT_ONCE"] ?? "4"),
    include: ["test/**/*.soak.ts"],
    // The results of the ordinary tests are summed up elsewhere: these are not theirs.
    reporters: ["default"]
  }
})
