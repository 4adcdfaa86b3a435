import * as Plan from "@segue/migrate/config/Plan"
/**
 * What holds in a folder: `segue.config.jsonc` over the client's settings over defaults. The file is looked for as the
 * command line does when it is called in that folder, so that both find the same.
 */
import type { Settings } from "@segue/migrate/config/Settings"

import * as Address from "./Address.ts"
import type { ClientSettings } from "./ClientSettings.ts"
import type { Host } from "./Host.ts"

/** The name of the configuration file. */
export const FILE_NAME = "segue.config.jsonc"

export interface FolderConfig {
  readonly plan: Plan.Plan
  /** The configuration file, where there is one. */
  readonly uri: string | undefined
  /** What stands in it. */
  readonly text: string | undefined
  /** Why the file does not count: sentences that begin with `line N: `. */
  readonly problems: ReadonlyArray<string>
}

/** The nearest configuration file, looked for upwards until the repository ends. */
const find = async (host: Host, folder: string): Promise<{ uri: string; text: string } | undefined> => {
  for (let path = Address.pathOf(folder); ;) {
    const uri = Address.at(folder, `${path === "/" ? "" : path}/${FILE_NAME}`)
    const text = await host.readText(uri)
    if (text !== undefined) return { uri, text }
    const up = Address.parent(path)
    const isRoot = up === path || (await host.isRepository(Address.at(folder, path)))
    if (isRoot) return undefined
    path = up
  }
}

/** The file's settings win, key by key; of rules, rule by rule. */
const combine = (client: Settings, file: Settings): Settings => ({
  ...client,
  ...file,
  ...(client.rules === undefined && file.rules === undefined ? {} : { rules: { ...client.rules, ...file.rules } })
})

/** Works out what holds in a folder. */
export const load = async (host: Host, folder: string, client: ClientSettings): Promise<FolderConfig> => {
  const found = Address.canonical(folder).startsWith("untitled:") ? undefined : await find(host, folder)
  const path = Address.pathOf(folder)
  if (found === undefined) {
    return {
      plan: Plan.make({ folder: path, settings: client.settings }),
      uri: undefined,
      text: undefined,
      problems: []
    }
  }
  const Settings = await import("@segue/migrate/config/Settings")
  const parsed = Settings.parse(found.text)
  const settings = parsed._tag === "Success" ? parsed.success : {}
  const file = Address.pathOf(found.uri)
  return {
    plan: Plan.make({ file, folder: Address.parent(file), settings: combine(client.settings, settings) }),
    uri: found.uri,
    text: found.text,
    problems: parsed._tag === "Success" ? [] : parsed.failure
  }
}
