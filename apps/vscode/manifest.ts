/** Writes what package.json says because the engine says so: the settings. */
// @effect-diagnostics nodeBuiltinImport:off -- a build script runs on Node, and once
import * as fs from "node:fs"
import * as path from "node:path"

import * as Settings from "@segue/migrate/config/Settings"
import * as Rules from "@segue/migrate/rules/index"

const file = path.join(import.meta.dirname, "package.json")

const severities = ["error", "warning", "info", "off"]

/** A setting that belongs to a folder: another folder of the same window may differ. */
const resource = <A extends object>(setting: A): A & { readonly scope: "resource" } => ({
  scope: "resource",
  ...setting
})

/** The `configuration` section: what the engine's settings and rules say, as VS Code wants it. */
export const configuration = (): object => ({
  title: "Segue",
  properties: {
    "segue.enable": resource({
      type: "boolean",
      default: true,
      order: 1,
      description: "Look for usage of the Stablecoin Conversions API."
    }),
    "segue.scope": resource({
      type: "string",
      enum: ["workspace", "openFiles"],
      enumDescriptions: ["Every file of the workspace.", "Only files that are open."],
      default: "workspace",
      order: 2,
      description: "Which files are looked into."
    }),
    "segue.rules": resource({
      type: "object",
      default: {},
      order: 3,
      markdownDescription: `Severities that differ from the rules' own; \`off\` switches a rule off. The project's \`${Settings.fileName}\` goes first.`,
      additionalProperties: false,
      properties: Object.fromEntries(
        Rules.rules.map(({ id, severity, summary }) => [
          id,
          { type: "string", enum: severities, default: severity, description: summary }
        ])
      )
    }),
    "segue.exclude": resource({
      type: "array",
      items: { type: "string", pattern: "^[^!]" },
      default: [],
      order: 4,
      description: "Files and folders that are not looked into, as globs."
    }),
    "segue.maxFileSizeKb": resource({
      type: "integer",
      minimum: 1,
      maximum: 65_536,
      default: 1024,
      order: 5,
      description: "Larger files are not looked into; a note says so."
    }),
    "segue.trace.server": {
      scope: "window",
      type: "string",
      enum: ["off", "messages", "verbose"],
      default: "off",
      order: 6,
      description: "Writes what the editor and the language server say to each other into the output."
    }
  }
})

/** package.json's text with the settings as the engine has them. */
export const manifest = (): string => {
  const current = JSON.parse(fs.readFileSync(file, "utf8")) as { contributes: Record<string, unknown> }
  return `${JSON.stringify({ ...current, contributes: { ...current.contributes, configuration: configuration() } }, null, 2)}\n`
}

if (import.meta.main) fs.writeFileSync(file, manifest())
