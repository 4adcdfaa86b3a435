/** Which modules of a project import what: a look at every module's text, and no grammar. */
import * as fs from "node:fs"

import * as Project from "@segue/migrate/project/Project"

/** Plain data, so that another thread can be asked. */
export interface Question {
  /** The modules. */
  readonly absolute: ReadonlyArray<string>
  /** The same as they are shown: what folders above a project are called says nothing about a file. */
  readonly shown: ReadonlyArray<string>
  /** Names of the environment that matter. */
  readonly settings: ReadonlySet<string>
  /** So much of a file is read. */
  readonly sizeMaxBytes: number
}

/** Word → the modules that have it among their imports, by their places. */
export type Links = ReadonlyMap<string, ReadonlyArray<number>>

/** What the modules import. `texts`: those that are in memory; the others are read. */
export const find = (
  { absolute: modules, settings, shown, sizeMaxBytes }: Question,
  texts: (absolute: string) => string | undefined = () => undefined
): Links => {
  const links = new Map<string, Array<number>>()
  const glance = glancer(sizeMaxBytes)
  for (const [place, absolute] of modules.entries()) {
    const path = shown[place]!
    if (!Project.isHandMade(path)) continue
    const known = texts(absolute)
    const words = Project.linkWordsOf({ path, text: known ?? glance(absolute) }, settings)
    for (const word of words) {
      // A copy, also because a word that is cut out of a text keeps the whole text in memory.
      const copy = Buffer.from(word, known === undefined ? "latin1" : "utf8").toString()
      const list = links.get(copy)
      if (list === undefined) links.set(copy, [place])
      else list.push(place)
    }
  }
  return links
}

/** Adds links whose places count from `first`. */
export const add = (links: Map<string, Array<number>>, more: Links, first: number): void => {
  for (const [word, places] of more) {
    const list = links.get(word) ?? []
    for (const place of places) list.push(first + place)
    links.set(word, list)
  }
}

/** Reads files as if every byte were a character, which is enough for what imports are written with, and fast. */
const glancer = (sizeMaxBytes: number): ((absolute: string) => string) => {
  const buffer = Buffer.allocUnsafeSlow(sizeMaxBytes)
  return (absolute) => {
    let file: number | undefined
    try {
      file = fs.openSync(absolute, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
      let size = 0
      for (let read = -1; read !== 0 && size < sizeMaxBytes; size += read) {
        read = fs.readSync(file, buffer, size, sizeMaxBytes - size, null)
      }
      return buffer.toString("latin1", 0, size)
    } catch {
      // What cannot be read was said by the first tier.
      return ""
    } finally {
      if (file !== undefined) fs.closeSync(file)
    }
  }
}
