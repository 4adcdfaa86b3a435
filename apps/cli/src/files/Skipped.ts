/** What was not looked into, and why: said in every report, never passed over. */

export interface Skipped {
  /** The path as it is shown. */
  readonly file: string
  readonly why: string
  /** The file system refused; for a file that the user named, that is an error. */
  readonly isFailure?: true
  /** What segue itself threw over this file: a mistake of ours, and no reason to lose the rest of the report. */
  readonly mistake?: unknown
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "vanished while it was being read",
  ENOTDIR: "vanished while it was being read",
  EACCES: "may not be read by you",
  EPERM: "may not be read by you",
  EISDIR: "is a folder, although it was listed as a file",
  ELOOP: "is a loop of symbolic links",
  EMFILE: "too many files are open",
  ENXIO: "is not a regular file"
}

/** Why the file system refused, in a person's words. */
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return reasons[code ?? ""] ?? `cannot be read: ${message}`
}
