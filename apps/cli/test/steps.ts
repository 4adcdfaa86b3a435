import * as Plan from "@segue/migrate/config/Plan"
/** The files of a folder as a run finds them, for tests that stand between finding and reading. */
import { Result } from "effect"

import * as targets from "../src/files/targets.ts"

/** A plan without settings, and the folder's files. */
export const steps = (root: string) => {
  const plan = Plan.make({ folder: root, settings: {} })
  return { plan, steps: Result.getOrThrow(targets.find(root, plan, { paths: [], respectsIgnores: true })) }
}
