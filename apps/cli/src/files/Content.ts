/** Reads files fast: a skim of the bytes comes first, and only what it lets through becomes text. */
import * as fs from "node:fs"

import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

import * as Skim from "./Skim.ts"
import { reasonOf } from "./Skipped.ts"

/** What a file turned out to be. */
export type Content =
  | { readonly kind: "quiet"; readonly bytes: number }
  | { readonly kind: "text"; readonly bytes: number; readonly text: string; readonly hasBom: boolean }
  | { readonly kind: "skipped"; readonly bytes: number; readonly why: string; readonly isFailure?: true }

/** Text files have no zero byte; where a large file has one near its start, it is not read on. */
const HEAD_BYTES = 8192

/** Of a file that is too large only so much is searched for words; the rest may hold anything. */
const SEARCHED_MAX_BYTES = 64 * 1024 * 1024

// A pipe that took a file's place must not hold up the run.
const FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)

const strict = new TextDecoder("utf-8", { fatal: true })

const sizeText = (bytes: number): string =>
  bytes % (1024 * 1024) === 0 ? `${bytes / (1024 * 1024)} MB` : `${bytes / 1024} kB`

const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

/** Judges bytes that are in memory. `isVouched`: the configuration says that the file holds payloads. */
export const ofBytes = (bytes: Uint8Array, isVouched: boolean): Content => ofStart(bytes, bytes.length, isVouched)

/** The same for the first `size` bytes; a view of them is made only when they are looked at again. */
const ofStart = (buffer: Uint8Array, size: number, isVouched: boolean): Content => {
  if (size > 1 && isUtf16(buffer)) return { kind: "skipped", bytes: size, why: "is UTF-16 text; save it as UTF-8" }
  if (!isVouched && !Skim.mayPass(buffer, size)) return { kind: "quiet", bytes: size }
  const bytes = buffer.subarray(0, size)
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    // The engine runs its first tier over the text itself.
    if (!bytes.includes(0)) return { kind: "text", bytes: size, text: strict.decode(bytes), hasBom }
  } catch {
    return isNews(bytes, isVouched)
      ? { kind: "skipped", bytes: size, why: "is not UTF-8 text" }
      : { kind: "quiet", bytes: size }
  }
  return isNews(bytes, isVouched) ? { kind: "skipped", bytes: size, why: "is binary" } : { kind: "quiet", bytes: size }
}

/** Whether something might be found, could these bytes be read. */
const isNews = (bytes: Uint8Array, isVouched: boolean): boolean =>
  isVouched || Prefilter.passes(Prefilter.ofBytes(bytes))

/** Reads one file after the other through one buffer. */
export interface Reader {
  (absolute: string, isVouched: boolean): Content
  /** The bytes of the last file, if it was no larger than allowed, as if every byte were a character. */
  readonly last: () => string | undefined
}

/** Where a file system gives less than was asked for although there is more, it does so between such. */
const PAGE_BYTES = 4096

/** Reads an open file to its end, or until the buffer is full; how much it was. */
export const fill = (file: number, buffer: Uint8Array): number => {
  let size = 0
  while (size < buffer.length) {
    const read = fs.readSync(file, buffer, size, buffer.length - size, null)
    size += read
    // Nearly every file is read at once: its end need not be asked for.
    if (read === 0 || size % PAGE_BYTES !== 0) break
  }
  return size
}

/** A reader for files of at most `sizeMaxBytes`. */
export const reader = (sizeMaxBytes: number): Reader => {
  const buffer = Buffer.allocUnsafeSlow(sizeMaxBytes + 1)
  /** Whether the rest of a file, whose start fills the buffer, is sure to hold none of the words. */
  const isQuietToItsEnd = (file: number): boolean => {
    const overlap = Skim.longestWord - 1
    for (let searched = 0; searched < SEARCHED_MAX_BYTES;) {
      if (Skim.mayPass(buffer, buffer.length)) return false
      // A word may stand across two stretches.
      buffer.copyWithin(0, buffer.length - overlap)
      const read = fs.readSync(file, buffer, overlap, buffer.length - overlap, null)
      if (read === 0) return true
      searched += read
      buffer.fill(0, overlap + read)
    }
    return false
  }
  const judgeLarge = (file: number, isVouched: boolean): Content => {
    const bytes = buffer.length
    if (isUtf16(buffer)) return { kind: "skipped", bytes, why: "is UTF-16 text; save it as UTF-8" }
    const isBinary = buffer.subarray(0, HEAD_BYTES).includes(0)
    if (isBinary || (!isVouched && isQuietToItsEnd(file))) return { kind: "quiet", bytes }
    return { kind: "skipped", bytes, why: `is larger than ${sizeText(sizeMaxBytes)} (maxFileSizeKb)` }
  }
  let lastBytes: number | undefined
  const read = (absolute: string, isVouched: boolean): Content => {
    let file: number | undefined
    lastBytes = undefined
    try {
      file = fs.openSync(absolute, FLAGS)
      const size = fill(file, buffer)
      if (size <= sizeMaxBytes) lastBytes = size
      if (size <= sizeMaxBytes) return ofStart(buffer, size, isVouched)
      return judgeLarge(file, isVouched)
    } catch (error) {
      return { kind: "skipped", bytes: 0, why: reasonOf(error), isFailure: true }
    } finally {
      if (file !== undefined) fs.closeSync(file)
    }
  }
  return Object.assign(read, {
    last: () => (lastBytes === undefined ? undefined : buffer.toString("latin1", 0, lastBytes))
  })
}
