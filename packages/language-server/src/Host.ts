/**
 * What the server needs of the machine it runs on. The server itself knows addresses (URIs) and texts only, so that the
 * same code serves a Node process and a browser's worker.
 */

/** What became of a file that was asked for. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  /** No word that a finding could begin with occurs in it. */
  | { readonly kind: "quiet" }
  | { readonly kind: "missing" }
  /** It is there and was not read; `isFailure` when it could have been. */
  | { readonly kind: "skipped"; readonly why: string; readonly isFailure?: true }

/** How files are chosen and read. Paths here are those of URIs, decoded: forward slashes, from the root. */
export interface ReadOptions {
  readonly sizeMaxBytes: number
  /** Whether a file is read whatever words are in it. */
  readonly isVouched: (path: string) => boolean
}

export interface ScanOptions extends ReadOptions {
  /** Keeps files and folders out. */
  readonly isExcluded: (path: string) => boolean
  /** Lets files in. */
  readonly isIncluded: (path: string) => boolean
  readonly signal: AbortSignal
}

/** One file of a folder. */
export interface Scanned {
  readonly path: string
  readonly content: Content
}

export interface Host {
  /** Which host this is, for the status: `node`, `browser`. */
  readonly name: string
  /** The text of a small file, such as a configuration; `undefined` where there is none. */
  readonly readText: (uri: string) => Promise<string | undefined>
  /** Whether a version control's work tree begins in this folder. */
  readonly isRepository: (folder: string) => Promise<boolean>
  /**
   * The text of a file, at once, whatever words are in it; `undefined` where it cannot be had so. A host that can never
   * answer at once has no facts across files.
   */
  readonly readNow: (uri: string, sizeMaxBytes: number) => string | undefined
  /** The same for a path that a scan of the folder found, and fast: right in its ASCII letters only. */
  readonly glance: (folder: string, path: string, sizeMaxBytes: number) => string | undefined
  /** Reads a file as a scan does. */
  readonly read: (uri: string, options: ReadOptions) => Promise<Content>
  /**
   * Every file below a folder that ignore files do not keep out, a few at a time; gives the event loop its turn between
   * two portions.
   */
  readonly scan: (folder: string, options: ScanOptions) => AsyncIterable<ReadonlyArray<Scanned>>
  /** Whether an ignore file, or being installed, keeps a file out of scans of the folder. */
  readonly isIgnored: (folder: string, uri: string) => Promise<boolean>
  /** The bytes of one of the engine's grammar files, or of its runtime. */
  readonly grammar: (file: string) => Promise<Uint8Array>
  /** A rule's page: its text, and where the client finds it. */
  readonly rulePage: (rule: string) => { readonly uri: string | undefined; readonly text: () => Promise<string> }
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number
  /** Lets messages that have arrived be read. */
  readonly pause: () => Promise<void>
  /** Much was read and is no longer needed: gives memory back where the host can. */
  readonly relax: () => void
  /** Runs synchronous work with a time limit where the host can set one; `tooLong` when it was stopped. */
  readonly bounded: <A>(timeoutMs: number, work: () => A) => { readonly value: A } | "tooLong"
}
