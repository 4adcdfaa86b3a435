import { preset } from "@segue/vitest"
import { mergeConfig } from "vitest/config"

export default mergeConfig(preset, {
  test: {
    // Whole bots, some in processes of their own, on machines that do other things as well.
    testTimeout: 120_000
  }
})
