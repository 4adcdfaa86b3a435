/** Which modules of a project import what: a look at every module's text, and no grammar. */
import * as fs from "node:fs"

import * as Project from "@segue/migrate/project/Project"

import * as Content from "../files/Content.ts"

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

/** Collects what modules import. */
export class Collected {
  readonly links = new Map<string, Array<number>>()
  readonly #settings: ReadonlySet<string>

  /** `settings`: names of the environment that matter. */
  constructor(settings: ReadonlySet<string> = new Set()) {
    this.#settings = settings
  }

  /** Looks at a module. `isDecoded`: its text is no bytes that were taken for characters. */
  add(place: number, path: string, text: string, isDecoded: boolean): void {
    for (const word of Project.linkWordsOf({ path, text }, this.#settings)) {
      const own = isDecoded || ASCII.test(word) ? word : Buffer.from(word, "latin1").toString()
      const list = this.links.get(own)
      if (list !== undefined) list.push(place)
      // A copy: a word that is cut out of a text keeps the whole text in memory.
      else this.links.set(Buffer.from(own).toString(), [place])
    }
  }
}

const ASCII = /^[ -~]*$/u

/** What the modules import. `texts`: those that are in memory; the others are read. */
export const find = (
  { absolute: modules, settings, shown, sizeMaxBytes }: Question,
  texts: (absolute: string) => string | undefined = () => undefined
): Links => {
  const collected = new Collected(settings)
  const glance = glancer(sizeMaxBytes)
  for (const [place, absolute] of modules.entries()) {
    const path = shown[place]!
    if (!Project.isHandMade(path)) continue
    const known = texts(absolute)
    collected.add(place, path, known ?? glance(absolute), known !== undefined)
  }
  return collected.links
}

/** Adds links; `places` are those in the whole of the modules they were found in. */
export const add = (links: Map<string, Array<number>>, more: Links, places: ReadonlyArray<number>): void => {
  for (const [word, found] of more) {
    const list = links.get(word) ?? []
    for (const place of found) list.push(places[place]!)
    links.set(word, list)
  }
}

/** What was found out about imports while files were read, which is as good as finding it out afterwards. */
export interface Noted {
  /** Word → places among all modules of the run. */
  readonly links: Links
  /** The places of the modules that were looked at. */
  readonly places: ReadonlySet<number>
}

/** Reads files as if every byte were a character, which is enough for what imports are written with, and fast. */
const glancer = (sizeMaxBytes: number): ((absolute: string) => string) => {
  const buffer = Buffer.allocUnsafeSlow(sizeMaxBytes)
  return (absolute) => {
    let file: number | undefined
    try {
      file = fs.openSync(absolute, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
      return buffer.toString("latin1", 0, Content.fill(file, buffer))
    } catch {
      // What cannot be read was said by the first tier.
      return ""
    } finally {
      if (file !== undefined) fs.closeSync(file)
    }
  }
}
