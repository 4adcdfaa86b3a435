import { preset } from "@segue/vitest"
import { mergeConfig } from "vitest/config"

export default mergeConfig(preset, { test: { globalSetup: ["test/support/server.ts"] } })
