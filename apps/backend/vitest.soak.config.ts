import { preset } from "@segue/vitest"
import type { UserConfig } from "vitest/config"

const { test } = preset as UserConfig

export default {
  test: {
    ...test,
    globalSetup: ["test/support/server.ts"],
    include: ["test/**/*.soak.ts"],
    // The results of the ordinary tests are summed up elsewhere: these are not theirs.
    reporters: ["default"]
  }
}
