/** Switches a rule off for one file in `segue.config.jsonc`: for texts that can hold no comment. */
import { applyEdits, modify, parse } from "jsonc-parser"

import * as Address from "./Address.ts"
import * as Changes from "./Changes.ts"
import * as FolderConfig from "./FolderConfig.ts"
import type { Session } from "./Session.ts"
import * as Text from "./Text.ts"

const options = { formattingOptions: { insertSpaces: true, tabSize: 2 } }

/** One more entry of `overrides`, behind the others. */
const withOverride = (text: string, file: string, rule: string): string => {
  const known: unknown = parse(text)
  const overrides = (known as { readonly overrides?: unknown } | undefined)?.overrides
  const entry = { files: [file], rules: { [rule]: "off" } }
  const edits = Array.isArray(overrides)
    ? modify(text, ["overrides", overrides.length], entry, { ...options, isArrayInsertion: true })
    : modify(text, ["overrides"], [entry], options)
  return applyEdits(text, edits)
}

/** Characters that a glob takes for more than themselves. */
const escaped = (path: string): string => path.replaceAll(/[\\*?[\]{}()!+@|]/gu, "\\$&")

/** The changes of the configuration file, which is made where there is none and the client can. */
export const changes = async (
  session: Session,
  uri: string,
  rule: string
): Promise<ReadonlyArray<Changes.FileChanges> | undefined> => {
  const key = Address.canonical(uri)
  const project = await session.projects.of(key)
  if (!project.isFolder || key.startsWith("untitled:")) return undefined
  const path = Address.pathOf(key)
  const target = project.config.uri ?? Address.at(project.folder, `${project.path}/${FolderConfig.FILE_NAME}`)
  const folder = Address.parent(Address.pathOf(target))
  if (!Address.isBelow(folder, path)) return undefined
  const file = escaped(path.slice(folder === "/" ? 1 : folder.length + 1))
  const open = session.documents.all().find((document) => document.key === Address.canonical(target))
  const isNew = project.config.uri === undefined && open === undefined
  if (isNew && !session.client.canCreateFiles) return undefined
  const before = (open === undefined ? undefined : Text.whole(open.content)) ?? project.config.text ?? ""
  const after = isNew ? `${withOverride("{}", file, rule)}\n` : withOverride(before, file, rule)
  const edits = Changes.between(before, after)
  return [
    {
      uri: open?.uri ?? target,
      version: open?.version,
      changes: Changes.describe(before, edits, () => undefined),
      isNew
    }
  ]
}
