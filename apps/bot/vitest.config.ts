import { preset } from "@segue/vitest"
import { mergeConfig } from "vitest/config"

export default mergeConfig(preset, {
  test: {
    globalSetup: ["test/support/server.ts"],
    // Whole bots, some in processes of their own, on machines that do other things as well.
    testTimeout: 180_000
  }
})
