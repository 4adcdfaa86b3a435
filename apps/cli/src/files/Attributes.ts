/** What .gitattributes say of files: which ones a tool made. */
import * as fs from "node:fs"
import * as path from "node:path"

import ignore, { type Ignore } from "ignore"

/** A line's pattern, and whether it says that files are made by a tool, or that they are not. */
interface Line {
  readonly pattern: Ignore
  readonly isGenerated: boolean
}

const SAYS = /^(-|!)?linguist-generated(?:=(true|false))?$/u

const linesIn = (folder: string): ReadonlyArray<Line> => {
  let text: string
  try {
    text = fs.readFileSync(path.join(folder, ".gitattributes"), "utf8")
  } catch {
    // It is not there, or nothing that can be read; then it says nothing.
    return []
  }
  return text.split("\n").flatMap((line): ReadonlyArray<Line> => {
    const [pattern, ...attributes] = line.trim().split(/\s+/u)
    if (pattern === undefined || pattern.startsWith("#") || pattern === "") return []
    const said = attributes.map((one) => SAYS.exec(one)).findLast((one) => one !== null)
    if (said === undefined) return []
    return [{ pattern: ignore().add(pattern), isGenerated: said[1] === undefined && said[2] !== "false" }]
  })
}

/** Whether a file is made by a tool, as the .gitattributes from its folder up to the repository's root say. */
export const reader = (): ((absolute: string) => boolean) => {
  const known = new Map<string, { readonly lines: ReadonlyArray<Line>; readonly isRoot: boolean }>()
  const inFolder = (folder: string) => {
    const found = known.get(folder) ?? { lines: linesIn(folder), isRoot: fs.existsSync(path.join(folder, ".git")) }
    known.set(folder, found)
    return found
  }
  return (absolute) => {
    for (let folder = path.dirname(absolute); ; folder = path.dirname(folder)) {
      const { isRoot, lines } = inFolder(folder)
      const below = path.relative(folder, absolute).replaceAll(path.sep, "/")
      // The nearest file has the last word, and in it the last line.
      const last = lines.findLast(({ pattern }) => pattern.ignores(below))
      if (last !== undefined) return last.isGenerated
      if (isRoot || folder === path.dirname(folder)) return false
    }
  }
}
