/** Reads files through one buffer: a search of the bytes comes first, and only what it lets through becomes text. */
import * as fs from "node:fs"

import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

import type { Content } from "../Host.ts"
import { reasonOf } from "./Walk.ts"

/** Text files have no zero byte; where a large file has one near its start, it is not read on. */
const HEAD_BYTES = 8192

// A pipe that took a file's place must not hold up the server.
const FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)

const strict = new TextDecoder("utf-8", { fatal: true })

const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

const sizeText = (bytes: number): string =>
  bytes % (1024 * 1024) === 0 ? `${bytes / (1024 * 1024)} MB` : `${bytes / 1024} kB`

/** Judges the bytes of a whole file. */
const judge = (bytes: Uint8Array, isVouched: boolean): Content => {
  if (isUtf16(bytes)) return { kind: "skipped", why: "is UTF-16 text; save it as UTF-8" }
  if (!isVouched && !Prefilter.passes(Prefilter.ofBytes(bytes))) return { kind: "quiet" }
  if (bytes.includes(0)) return { kind: "skipped", why: "is binary" }
  try {
    // The byte order mark is taken off, as editors do.
    return { kind: "text", text: strict.decode(bytes) }
  } catch {
    return { kind: "skipped", why: "is not UTF-8 text" }
  }
}

/** Reads one file after the other. */
export type Reader = (absolute: string, sizeMaxBytes: number, isVouched: boolean) => Content

/** A reader; its buffer grows with the largest limit it was asked for. */
export const reader = (): Reader => {
  let buffer = Buffer.alloc(0)
  const fill = (file: number): number => {
    let size = 0
    while (size < buffer.length) {
      const read = fs.readSync(file, buffer, size, buffer.length - size, null)
      if (read === 0) break
      size += read
    }
    return size
  }
  /** The start of a file that is larger than the limit. */
  const judgeLarge = (sizeMaxBytes: number, isVouched: boolean): Content => {
    const isBinary = buffer.subarray(0, HEAD_BYTES).includes(0)
    if (isBinary || (!isVouched && !Prefilter.passes(Prefilter.ofBytes(buffer)))) return { kind: "quiet" }
    return { kind: "skipped", why: `is larger than ${sizeText(sizeMaxBytes)} (maxFileSizeKb)` }
  }
  return (absolute, sizeMaxBytes, isVouched) => {
    if (buffer.length !== sizeMaxBytes + 1) buffer = Buffer.allocUnsafeSlow(sizeMaxBytes + 1)
    let file: number | undefined
    try {
      file = fs.openSync(absolute, FLAGS)
      if (!fs.fstatSync(file).isFile()) return { kind: "missing" }
      const size = fill(file)
      return size > sizeMaxBytes ? judgeLarge(sizeMaxBytes, isVouched) : judge(buffer.subarray(0, size), isVouched)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return { kind: "missing" }
      return { kind: "skipped", why: reasonOf(error), isFailure: true }
    } finally {
      if (file !== undefined) fs.closeSync(file)
    }
  }
}

/** Reads files as if every byte were a character, which is enough for what imports are written with, and fast. */
export const glancer = (): ((absolute: string, sizeMaxBytes: number) => string | undefined) => {
  let buffer = Buffer.alloc(0)
  return (absolute, sizeMaxBytes) => {
    if (buffer.length !== sizeMaxBytes) buffer = Buffer.allocUnsafeSlow(sizeMaxBytes)
    let file: number | undefined
    try {
      file = fs.openSync(absolute, FLAGS)
      let size = 0
      for (let read = -1; read !== 0 && size < sizeMaxBytes; size += read) {
        read = fs.readSync(file, buffer, size, sizeMaxBytes - size, null)
      }
      return buffer.toString("latin1", 0, size)
    } catch {
      // What cannot be read was said by the scan.
      return undefined
    } finally {
      if (file !== undefined) fs.closeSync(file)
    }
  }
}
