import { commands } from "../Protocol.ts"
import type { Command } from "./Command.ts"

/** Forgets everything and looks at all files anew; the process stays. */
export const restart: Command = {
  name: commands.restart,
  run: async ({ analyst, projects, scanner, signal }) => {
    await projects.reload(() => {
      analyst.forgetAll()
      for (const project of projects.loaded()) {
        project.revision++
        project.entries.clear()
        scanner.restart(project)
      }
      signal.changed()
    })
    return null
  }
}
