/** Walks through the steps and tells which of them failed. */
import type { Services } from "./Services.ts"
import type { Step } from "./Step.ts"
import * as Text from "./Text.ts"

/** Runs every step, a failed one or not, until it is told to stop; the titles of those that failed. */
export const tour = async (
  steps: ReadonlyArray<Step>,
  services: Services,
  write: (line: string) => void
): Promise<ReadonlyArray<string>> => {
  const failed: Array<string> = []
  for (const [index, step] of steps.entries()) {
    if (services.stop.aborted) break
    const name = `${index + 1}. ${step.title}`
    write(Text.heading(name))
    write("")
    try {
      await step.run(services, (line = "") => write(line))
    } catch (error) {
      // What ended because it had to has not failed.
      if (services.stop.aborted) break
      failed.push(name)
      write(`  FAILED: ${error instanceof Error ? error.message : String(error)}`)
    }
    write("")
  }
  return failed
}
