/** What the client has set for a folder, under `segue`. Values it cannot mean are left out and said. */
import type { Settings } from "@segue/migrate/config/Settings"

export type Scope = "workspace" | "openFiles"

export interface ClientSettings {
  readonly enable: boolean
  /** Whether files that are not open are looked into. */
  readonly scope: Scope
  /** What `segue.config.jsonc` may say as well, and says with more weight. */
  readonly settings: Settings
  /** What was not understood, in sentences. */
  readonly problems: ReadonlyArray<string>
}

/** Nothing set. */
export const defaults: ClientSettings = { enable: true, scope: "workspace", settings: {}, problems: [] }

/** Settings of the configuration file that a client may have, too. */
const shared = ["rules", "exclude", "maxFileSizeKb"] as const

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Editors send every setting, those nobody set as `null` or empty. */
const isSet = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !(Array.isArray(value) && value.length === 0) &&
  !(isRecord(value) && Object.keys(value).length === 0)

/** Reads what a client sent for the section `segue`. */
export const read = async (sent: unknown): Promise<ClientSettings> => {
  if (!isRecord(sent)) return defaults
  const problems: Array<string> = []
  const settings: Record<string, unknown> = {}
  const given = shared.filter((name) => isSet(sent[name]))
  if (given.length > 0) {
    const Settings = await import("@segue/migrate/config/Settings")
    for (const name of given) {
      const parsed = Settings.parse(JSON.stringify({ [name]: sent[name] }))
      if (parsed._tag === "Success") Object.assign(settings, parsed.success)
      else problems.push(...parsed.failure.map((sentence) => `segue.${name}: ${sentence.replace(/^line \d+: /u, "")}`))
    }
  }
  return {
    enable: sent["enable"] !== false,
    scope: sent["scope"] === "openFiles" ? "openFiles" : "workspace",
    settings,
    problems
  }
}
