/** Reads one document from a file or standard input, with a limit and a check of its encoding. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Result from "effect/Result"

import type { Host } from "../Host.ts"

/** Documents are at most this long; a page of 1000 rows is well under 1 MB. */
const SIZE_MAX_BYTES = 10_000_000

const TOO_LARGE = `is larger than ${SIZE_MAX_BYTES / 1_000_000} MB, the most that is read`

/** What is read, or a sentence that names the input and says why it cannot be used. */
export type Text = Result.Result<string, string>

const collect = async (
  name: string,
  stream: AsyncIterable<Buffer | string>
): Promise<Result.Result<Buffer, string>> => {
  const chunks: Array<Buffer> = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > SIZE_MAX_BYTES) return Result.fail(`${name} ${TOO_LARGE}`)
    chunks.push(bytes)
  }
  return Result.succeed(Buffer.concat(chunks))
}

/** The first byte at which reading and writing again differ. */
const firstDifference = (bytes: Buffer, again: Buffer): number => {
  let index = 0
  while (index < bytes.length && bytes[index] === again[index]) index++
  return index
}

const decode = (name: string, bytes: Buffer): Text => {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return Result.fail(`${name} is UTF-16 text; save it as UTF-8`)
  }
  if (bytes.includes(0)) return Result.fail(`${name} is not text: it holds a NUL byte`)
  const text = new TextDecoder().decode(bytes)
  const start = first === 0xef && second === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const again = Buffer.from(text)
  if (!again.equals(start)) {
    const offset = firstDifference(start, again) + (bytes.length - start.length)
    const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1
    return Result.fail(`${name} is not UTF-8 text: byte ${offset + 1}, in line ${line}, does not fit`)
  }
  return text.trim() === "" ? Result.fail(`${name} is empty`) : Result.succeed(text)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a directory, not a file",
  EACCES: "may not be read by you",
  EPERM: "may not be read by you",
  ENOTDIR: "does not exist: part of its path is a file",
  ENAMETOOLONG: "is too long for a file name",
  ELOOP: "is a loop of symbolic links"
}

const readFile = async (host: Host, file: string): Promise<Text> => {
  try {
    const resolved = path.resolve(host.cwd, file)
    // Asked before reading, so that a file of many gigabytes costs nothing.
    const stat = fs.statSync(resolved)
    if (stat.isDirectory()) return Result.fail(`${file} ${reasons["EISDIR"]}`)
    if (stat.size > SIZE_MAX_BYTES) return Result.fail(`${file} ${TOO_LARGE}`)
    const bytes = await collect(file, fs.createReadStream(resolved))
    return Result.flatMap(bytes, (read) => decode(file, read))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return Result.fail(`${file} ${reasons[code ?? ""] ?? `cannot be read: ${message}`}`)
  }
}

/** Reads `file`, or standard input for `-` and for no name at all. */
export const read = async (host: Host, file: string | undefined): Promise<Text> => {
  if (file !== undefined && file !== "-") return readFile(host, file)
  if (file === undefined && host.stdin.isTTY === true) {
    return Result.fail("nothing to read: name a file, or pipe something in (- reads what you type, up to Ctrl-D)")
  }
  try {
    return Result.flatMap(await collect("standard input", host.stdin), (bytes) => decode("standard input", bytes))
  } catch (error) {
    return Result.fail(`standard input cannot be read: ${(error as Error).message}`)
  }
}
