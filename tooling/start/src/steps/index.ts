/** The steps in their order; a new part of the project adds its own. */
import type { Step } from "../Step.ts"
import { createThroughTheGateway } from "./create-through-the-gateway.ts"
import { lintTheExamples } from "./lint-the-examples.ts"
import { migrateTheGuide } from "./migrate-the-guide.ts"
import { replayOnTheSandbox } from "./replay-on-the-sandbox.ts"
import { tellChat } from "./tell-chat.ts"

export const steps: ReadonlyArray<Step> = [
  lintTheExamples,
  migrateTheGuide,
  replayOnTheSandbox,
  createThroughTheGateway,
  tellChat
]
