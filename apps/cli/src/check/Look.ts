/** Reading files and looking through their bytes for words: the part of a check that needs no engine. */
import * as Content from "../files/Content.ts"

/** Plain data, so that another thread can be asked. */
export interface Question {
  /** Absolute paths. */
  readonly files: ReadonlyArray<string>
  /** Places of those that the configuration vouches for. */
  readonly vouched: ReadonlyArray<number>
  readonly sizeMaxBytes: number
}

/** What was seen: most files hold none of the words, and only their size is told. */
export interface Seen {
  readonly quietBytes: number
  readonly others: ReadonlyArray<readonly [place: number, content: Content.Content]>
}

/** Looks through files, all with one buffer for a size. */
export const make = (): ((question: Question) => Seen) => {
  const readers = new Map<number, Content.Reader>()
  return ({ files, sizeMaxBytes, vouched }) => {
    const read = readers.get(sizeMaxBytes) ?? Content.reader(sizeMaxBytes)
    readers.set(sizeMaxBytes, read)
    const others: Array<readonly [number, Content.Content]> = []
    let quietBytes = 0
    for (const [place, absolute] of files.entries()) {
      const content = read(absolute, vouched.includes(place))
      if (content.kind === "quiet") quietBytes += content.bytes
      else others.push([place, content])
    }
    return { quietBytes, others }
  }
}
