import { preset } from "@segue/vitest"
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    ...preset.test,
    globalSetup: ["test/support/server.ts"],
    include: ["test/**/*.soak.ts"],
    // The results of the ordinary tests are summed up elsewhere: these are not theirs.
    reporters: ["default"]
  }
})
