import * as Rules from "@segue/migrate/rules/index"

import * as Address from "../Address.ts"
import { commands, type ReportAnswer, type UnitsAnswer } from "../Protocol.ts"
import type { Session } from "../Session.ts"
import * as Status from "../Status.ts"
import type { Command } from "./Command.ts"

/** Every unit that is known, file by file, in the order of paths. */
export const unitsOf = ({ documents, projects }: Session): UnitsAnswer => {
  const open = new Map(documents.all().map(({ key, uri }) => [key, uri]))
  return {
    files: projects
      .loaded()
      .flatMap(({ entries }) => [...entries.values()])
      .filter(({ units }) => units.length > 0)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, units }) => ({ uri: open.get(key) ?? key, units }))
  }
}

const folderOf = (session: Session, uri: string): string => {
  const key = Address.canonical(uri)
  const root = session.projects.known(key)?.path ?? "/"
  const folder = Address.parent(Address.pathOf(key))
  return folder.slice(root.length).replace(/^\//u, "") || "."
}

/** The data of a report over the whole workspace. */
export const openReport: Command = {
  name: commands.openReport,
  run: async (session): Promise<ReportAnswer> => {
    const { projects, scanner, version } = session
    for (const project of await projects.folders()) await scanner.ensure(project)
    const { files } = unitsOf(session)
    const findings = new Map<string, number>()
    for (const { entries } of projects.loaded()) {
      for (const { diagnostics } of entries.values()) {
        for (const { code } of diagnostics) findings.set(String(code), (findings.get(String(code)) ?? 0) + 1)
      }
    }
    const folders = new Map<string, { safe: number; review: number; manual: number }>()
    for (const { units, uri } of files) {
      const folder = folderOf(session, uri)
      const counted = folders.get(folder) ?? { safe: 0, review: 0, manual: 0 }
      for (const { safety } of units) counted[safety]++
      folders.set(folder, counted)
    }
    const total = (units: ReportAnswer["counts"]["units"]): number => units.safe + units.review + units.manual
    return {
      version,
      counts: Status.countsOf(session),
      byRule: Rules.rules
        .map(({ id, summary }) => ({ rule: id, summary, findings: findings.get(id) ?? 0 }))
        .filter((one) => one.findings > 0),
      byFolder: [...folders]
        .map(([folder, units]) => ({ folder, units }))
        .toSorted((a, b) => total(b.units) - total(a.units)),
      files,
      problems: projects.problems()
    }
  }
}
