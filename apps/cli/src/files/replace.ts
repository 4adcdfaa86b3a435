/** Replaces a file's content so that everybody sees the old one or the new one, whatever happens in between. */
import { randomBytes } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"

import * as Result from "effect/Result"

const write = (beside: string, content: Buffer, stat: fs.Stats): void => {
  // 0o600 first: what was readable by its owner alone must at no moment be readable by others.
  const file = fs.openSync(beside, "wx", 0o600)
  try {
    fs.writeFileSync(file, content)
    try {
      fs.fchownSync(file, stat.uid, stat.gid)
    } catch {
      // Only root may give files away; as anybody else the file is our own already, or its group is.
    }
    fs.fchmodSync(file, stat.mode & 0o7777)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** The rename itself must survive a power cut, too; not every file system lets a folder be synced. */
const syncFolder = (folder: string): void => {
  try {
    const handle = fs.openSync(folder, "r")
    try {
      fs.fsyncSync(handle)
    } finally {
      fs.closeSync(handle)
    }
  } catch {
    // The content is whole either way.
  }
}

/**
 * Writes beside, syncs, renames. Mode and owner stay; a symbolic link stays one, and its target is replaced. Refused
 * when the file no longer holds `expected`: somebody else wrote in the meantime. Fails with a sentence, and then the
 * file is as it was.
 */
export const replace = (absolute: string, expected: Buffer, content: Buffer): Result.Result<void, string> => {
  let beside: string | undefined
  try {
    const target = fs.realpathSync(absolute)
    const stat = fs.statSync(target)
    if (!fs.readFileSync(target).equals(expected)) return Result.fail("was changed by somebody else in the meantime")
    fs.accessSync(target, fs.constants.W_OK)
    beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString("hex")}.segue`)
    write(beside, content, stat)
    fs.renameSync(beside, target)
    beside = undefined
    syncFolder(path.dirname(target))
    return Result.succeed(undefined)
  } catch (error) {
    return Result.fail(`cannot be written: ${(error as Error).message}`)
  } finally {
    if (beside !== undefined) fs.rmSync(beside, { force: true })
  }
}
