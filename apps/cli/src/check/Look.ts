/** Reading files and looking through their bytes for words: the part of a check that needs no engine. */
import * as Content from "../files/Content.ts"
import type { Links } from "./Links.ts"

/** Plain data, so that another thread can be asked. */
export interface Question {
  /** Absolute paths. */
  readonly files: ReadonlyArray<string>
  /** Places of those that the configuration vouches for. */
  readonly vouched: ReadonlyArray<number>
  readonly sizeMaxBytes: number
  /** The modules among them as they are shown, by their places, where somebody will want to know what they import. */
  readonly modules?: ReadonlyMap<number, string>
}

/** What was seen: most files hold none of the words, and only their size is told. */
export interface Seen {
  readonly quietBytes: number
  readonly others: ReadonlyArray<readonly [place: number, content: Content.Content]>
  /** What those modules import whose content is not told; the places are those of the files. */
  readonly links?: Links
}

/** Looks through files, all with one buffer for a size. Only imports need the engine, which is loaded then. */
export const make = (): ((question: Question) => Promise<Seen>) => {
  const readers = new Map<number, Content.Reader>()
  return async ({ files, modules, sizeMaxBytes, vouched }) => {
    const read = readers.get(sizeMaxBytes) ?? Content.reader(sizeMaxBytes)
    readers.set(sizeMaxBytes, read)
    const others: Array<readonly [number, Content.Content]> = []
    const collected = modules === undefined ? undefined : new (await import("./Links.ts")).Collected()
    let quietBytes = 0
    for (const [place, absolute] of files.entries()) {
      const content = read(absolute, vouched.includes(place))
      if (content.kind === "quiet") quietBytes += content.bytes
      else others.push([place, content])
      const shown = content.kind === "quiet" ? modules?.get(place) : undefined
      if (shown !== undefined) collected?.add(place, shown, read.last() ?? "", false)
    }
    return { quietBytes, others, ...(collected === undefined ? {} : { links: collected.links }) }
  }
}
