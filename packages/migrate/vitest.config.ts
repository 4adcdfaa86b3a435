import { preset } from "@segue/vitest"
import { mergeConfig } from "vitest/config"

export default mergeConfig(preset, { test: { setupFiles: ["test/support/grammars.ts"] } })
