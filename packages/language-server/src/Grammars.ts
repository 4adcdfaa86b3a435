/** Loads the engine's grammars, each once, when the first text needs it. */
import * as Languages from "@segue/migrate/languages/index"
import * as Engine from "@segue/migrate/syntax/Grammars"

import type { Host } from "./Host.ts"

export interface Grammars {
  /** Makes ready what a text of this path is read with; one that cannot be had leaves its languages at the literal level. */
  readonly loadFor: (path: string, text?: string) => Promise<void>
  /** What could not be loaded, in sentences. */
  readonly failures: ReadonlyArray<string>
}

/** Grammars from a host. */
export const make = (host: Host): Grammars => {
  const started = new Map<string, Promise<void>>()
  const failures: Array<string> = []
  const load = (name: Parameters<typeof Engine.load>[0][number]): Promise<void> =>
    Engine.load([name], host.grammar).catch((error: unknown) => {
      failures.push(`grammar ${name}: ${error instanceof Error ? error.message : String(error)}`)
    })
  return {
    failures,
    loadFor: async (path, text = "") => {
      for (const name of Languages.grammarsOf({ path, text })) {
        if (Engine.isLoaded(name)) continue
        const loading = started.get(name) ?? load(name)
        started.set(name, loading)
        await loading
      }
    }
  }
}
