import * as Access from "../Access.ts"
import * as Address from "../Address.ts"
import type { FileChanges } from "../Changes.ts"
import * as Delivery from "../Delivery.ts"
import * as Fixes from "../Fixes.ts"
import * as Judgement from "../Judgement.ts"
import type { Project } from "../Project.ts"
import { commands } from "../Protocol.ts"
import type { Session } from "../Session.ts"
import { applyIn, type Command, type Context, fieldsOf, levelIn, rulesIn, textIn } from "./Command.ts"

type Options = Parameters<typeof Fixes.ofText>[2]

interface Attempt {
  readonly outcome: Omit<Delivery.Outcome, "label">
  /** A legacy call is left in some file afterwards. */
  readonly legacyRemains: boolean
}

/** Every file that something is known of, in the order of paths. */
const filesOf = (project: Project): ReadonlyArray<string> =>
  [...project.entries.values()]
    .filter(({ units }) => units.length > 0)
    .map(({ key }) => key)
    .toSorted()

const attempt = async (
  session: Session,
  project: Project,
  { context, legacyRemains, options }: { context: Context; legacyRemains: boolean; options: Options }
): Promise<Attempt> => {
  const files: Array<FileChanges> = []
  const units: Array<string> = []
  const needs: Array<string> = []
  const withdrawn: Array<string> = []
  let remains = [...project.entries.values()].some(({ hasLegacyCall, units: own }) => hasLegacyCall && own.length === 0)
  const keys = filesOf(project)
  for (const [index, key] of keys.entries()) {
    await session.host.pause()
    if (context.token.isCancellationRequested) break
    context.progress.report(Math.floor((100 * index) / keys.length), Address.pathOf(key))
    const accessed = await Access.file(session, key)
    if (typeof accessed === "string") {
      remains = true
      withdrawn.push(accessed)
      continue
    }
    const { judgement } = accessed
    const question = { ...judgement, facts: { ...judgement.facts, legacyRemains } }
    const fixed = Fixes.ofText(session.host, question, options)
    if (fixed === undefined) {
      remains = true
      withdrawn.push(`${Address.pathOf(key)} took too long and was given up; please report it.`)
      continue
    }
    const after = Judgement.judge(session.host, { ...question, text: fixed.after })
    remains ||= after.hasLegacyCall
    files.push({ uri: accessed.uri, version: accessed.version, changes: fixed.changes })
    units.push(...fixed.result.applied.map(({ title }) => title))
    needs.push(...fixed.result.applied.flatMap((one) => one.needs))
    withdrawn.push(...fixed.result.withdrawn.map(({ title, why }) => `${Address.pathOf(key)}: ${title}: ${why}`))
  }
  return { outcome: { files, units, needs, withdrawn }, legacyRemains: remains }
}

/**
 * Scopes are replaced only when no legacy call is left afterwards in the whole project. Whether one is left is known
 * when everything has been tried: first as if none were, and, where one is, once more with that known.
 */
const fixProject = async (
  session: Session,
  project: Project,
  rest: { context: Context; options: Options }
): Promise<Attempt["outcome"]> => {
  await session.scanner.ensure(project)
  const first = await attempt(session, project, { ...rest, legacyRemains: false })
  if (!first.legacyRemains) return first.outcome
  return (await attempt(session, project, { ...rest, legacyRemains: true })).outcome
}

/** Fixes every file of the workspace, or one rule in all of them, each to a fixpoint, as one edit. */
export const fixWorkspace: Command = {
  name: commands.fixWorkspace,
  run: async (session, argument, context) => {
    const fields = fieldsOf(argument)
    const options = { level: levelIn(fields), rules: Fixes.rulesOf(rulesIn(fields)) }
    const folder = textIn(fields, "folder")
    const folders = await session.projects.folders()
    const wanted = folder === undefined ? folders : folders.filter((one) => one.folder === Address.canonical(folder))
    if (wanted.length === 0) return Delivery.nothing("No folder is open.")
    context.progress.begin("Segue: fixing the workspace", 0, undefined, true)
    const outcomes: Array<Attempt["outcome"]> = []
    for (const project of wanted) outcomes.push(await fixProject(session, project, { context, options }))
    context.progress.done()
    if (context.token.isCancellationRequested) return Delivery.nothing("Cancelled; nothing was changed.")
    return Delivery.deliver(
      session,
      {
        label: "Segue: fix the workspace",
        files: outcomes.flatMap(({ files }) => files),
        units: outcomes.flatMap(({ units }) => units),
        needs: outcomes.flatMap(({ needs }) => needs),
        withdrawn: outcomes.flatMap(({ withdrawn }) => withdrawn)
      },
      applyIn(fields)
    )
  }
}
