import type { Plan } from "@segue/migrate/config/Plan"
/** What the project's own modules prove for each other: built only when something in one of them is proof for others. */
import * as Languages from "@segue/migrate/languages/index"
import * as TypeScript from "@segue/migrate/languages/typescript"
import * as Project from "@segue/migrate/project/Project"

import * as Content from "../files/Content.ts"
import type { Entry } from "../files/Walk.ts"
import * as grammars from "./grammars.ts"

/** Whether imports of a file of this name are followed. */
export const isModule = (shown: string): boolean => TypeScript.isCode(Languages.forPath(shown))

/** A file's name in the index, from where imports are followed. */
export const nameOf = ({ absolute }: Entry): string => absolute.replaceAll("\\", "/")

/** The index of these modules. Texts that are not at hand are read when they are asked for, and not kept. */
export const index = async (
  modules: ReadonlyArray<Entry>,
  plan: Plan,
  texts: ReadonlyMap<string, string>
): Promise<Project.Project> => {
  const read = Content.reader(plan.maxFileSizeBytes)
  const grammarsNeeded = new Map(modules.map((entry) => [Languages.forPath(entry.shown).id, entry.shown]))
  for (const shown of grammarsNeeded.values()) await grammars.loadFor(shown)
  return Project.make(
    modules.map((entry) => ({
      path: nameOf(entry),
      get text() {
        const known = texts.get(entry.absolute)
        if (known !== undefined) return known
        const content = read(entry.absolute, true)
        return content.kind === "text" ? content.text : ""
      }
    }))
  )
}

/** Whether anything in a module is proof for others. Its grammar must be ready. */
export const speaksForOthers = (entry: Entry, text: string): boolean =>
  isModule(entry.shown) && Project.speaksForOthers({ path: nameOf(entry), text })
