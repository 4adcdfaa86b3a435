/** `segue init`: a configuration file to start from. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Settings from "@segue/migrate/config/Settings"
import type { Command } from "commander"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import { refuse } from "../usage.ts"

const HELP = `
Examples:
  segue init

Exit codes: 0 written, 2 there is one already, or it cannot be written.
`

/** Where the schema lies from a project that has installed the command. */
const SCHEMA = "./node_modules/@segue/cli/schemas/segue.config.schema.json"

/** Every setting at its default, so that the file changes nothing until it is edited. */
export const initial = `{
  "$schema": "${SCHEMA}",

  // Severities that differ from the rules' own: error, warning, info, off. segue explain lists the rules.
  "rules": {},

  // Folders and files that are not looked into, beside what .gitignore and .ignore say.
  "exclude": [],

  // Files that hold bare payloads of the legacy API, although nothing in them proves so.
  "payloads": [],

  // Other severities for some files: { "files": ["test/**"], "rules": { "polling": "off" } }
  "overrides": [],

  // Larger files are not looked into, and the report says so.
  "maxFileSizeKb": 1024
}
`

const run = (host: Host): ExitCode => {
  const file = path.join(host.cwd, Settings.fileName)
  try {
    // "wx" refuses a file that is there, in the same moment in which it writes.
    fs.writeFileSync(file, initial, { flag: "wx" })
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST"
    return refuse(host, [
      exists
        ? `${Settings.fileName} is there already; nothing was changed`
        : `${Settings.fileName} cannot be written: ${(error as Error).message}`
    ])
  }
  host.stdout.write(`${Settings.fileName} written\n`)
  return exitCodes.done
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command.addHelpText("after", HELP).action(() => finish(run(host)))
}
