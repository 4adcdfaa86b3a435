/** Sets what a run found against what a baseline knows: which findings are known, what is stale, what has moved. */
import { type Entry, keyOf } from "./Baseline.ts"

/** The findings of one file, each by its rule and fingerprint. */
export interface FileFindings {
  /** From the baseline's folder, forward slashes. */
  readonly file: string
  readonly findings: ReadonlyArray<Pick<Entry, "fingerprint" | "rule">>
}

export interface Comparison {
  /** For each file of the run the indexes of findings that the baseline knows. */
  readonly known: ReadonlyArray<ReadonlySet<number>>
  /** Entries without a finding any more, with how many are missing; only of files that the run can speak about. */
  readonly stale: ReadonlyArray<Entry>
  readonly renamed: ReadonlyArray<{ readonly from: string; readonly to: string; readonly count: number }>
}

export interface Around {
  /** Whether the run would have found it, were it still there. */
  readonly isCovered: (entry: Entry) => boolean
  /** Whether the file is still there under this name. */
  readonly exists: (file: string) => boolean
}

type Counts = Map<string, number>

const countsOf = (entries: ReadonlyArray<Entry>): ReadonlyMap<string, Counts> => {
  const files = new Map<string, Counts>()
  for (const entry of entries) {
    const counts = files.get(entry.file) ?? new Map<string, number>()
    counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + entry.count)
    files.set(entry.file, counts)
  }
  return files
}

/** Takes the findings that `counts` has room for; what is taken is counted off. The first ones are the known ones. */
const take = (findings: FileFindings["findings"], counts: Counts): ReadonlySet<number> => {
  const known = new Set<number>()
  findings.forEach((finding, index) => {
    const left = counts.get(keyOf(finding)) ?? 0
    if (left === 0) return
    counts.set(keyOf(finding), left - 1)
    known.add(index)
  })
  return known
}

const sum = (counts: Counts): number => [...counts.values()].reduce((total, one) => total + one, 0)

/** How many of a vanished file's entries a file's findings are. */
const overlap = (findings: FileFindings["findings"], counts: Counts): number => take(findings, new Map(counts)).size

interface Fresh {
  readonly index: number
  readonly file: string
  readonly findings: FileFindings["findings"]
}

interface Gone {
  readonly file: string
  readonly counts: Counts
}

const baseName = (file: string): string => file.slice(file.lastIndexOf("/") + 1)

const contentOf = (keys: Iterable<readonly [string, number]>): string =>
  [...keys]
    .map((one) => one.join(" "))
    .toSorted()
    .join("\n")

/** What a vanished file and its new name have in common when nothing in it has changed: the surest first. */
const sureties: ReadonlyArray<(file: string, content: string) => string> = [
  (file, content) => `${baseName(file)}\n${content}`,
  (_, content) => content
]

/** Pairs what is the same but for its name. What is paired is taken out of both lists. */
const pairAlike = (gone: Set<Gone>, fresh: Set<Fresh>, named: Map<number, string>): void => {
  for (const surety of sureties) {
    const waiting = Map.groupBy(fresh, ({ file, findings }) =>
      surety(file, contentOf([...Map.groupBy(findings, keyOf)].map(([key, { length }]) => [key, length] as const)))
    )
    for (const one of gone) {
      const other = waiting.get(surety(one.file, contentOf(one.counts)))?.shift()
      if (other === undefined) continue
      named.set(other.index, one.file)
      gone.delete(one)
      fresh.delete(other)
    }
  }
}

/**
 * The files that may hold more than half of what a vanished one held: such a file holds one of any half of it, and of
 * the rarest half too.
 */
const candidatesOf = ({ counts }: Gone, holders: ReadonlyMap<string, ReadonlySet<Fresh>>): ReadonlySet<Fresh> => {
  const rarest = [...counts].toSorted(([a], [b]) => (holders.get(a)?.size ?? 0) - (holders.get(b)?.size ?? 0))
  const candidates = new Set<Fresh>()
  let seen = 0
  for (const [key, count] of rarest) {
    if (seen * 2 >= sum(counts)) break
    seen += count
    for (const one of holders.get(key) ?? []) candidates.add(one)
  }
  return candidates
}

/**
 * A file that is gone has another name when more than half of its entries stand in a file that the baseline does not
 * know. A copy of a file that is still there is new.
 */
const renames = (
  found: ReadonlyArray<FileFindings>,
  counts: ReadonlyMap<string, Counts>,
  exists: Around["exists"]
): ReadonlyMap<number, string> => {
  const named = new Map<number, string>()
  const gone = new Set([...counts].flatMap(([file, one]) => (exists(file) ? [] : [{ file, counts: one }])))
  const fresh = new Set(found.flatMap((one, index) => (counts.has(one.file) ? [] : [{ ...one, index }])))
  pairAlike(gone, fresh, named)
  const holders = new Map<string, Set<Fresh>>()
  for (const one of fresh)
    for (const key of new Set(one.findings.map(keyOf))) holders.set(key, (holders.get(key) ?? new Set()).add(one))
  const pairs = [...gone].flatMap((from) =>
    [...candidatesOf(from, holders)].flatMap(({ findings, index }) => {
      const size = overlap(findings, from.counts)
      return size * 2 > sum(from.counts) ? [{ from: from.file, index, size }] : []
    })
  )
  const used = new Set<string>()
  for (const { from, index } of pairs.toSorted((a, b) => b.size - a.size)) {
    if (named.has(index) || used.has(from)) continue
    named.set(index, from)
    used.add(from)
  }
  return named
}

/** Compares the findings of a run with a baseline's entries. */
export const compare = (
  entries: ReadonlyArray<Entry>,
  found: ReadonlyArray<FileFindings>,
  { exists, isCovered }: Around
): Comparison => {
  const counts = countsOf(entries)
  const moved = renames(found, counts, exists)
  const renamed: Array<Comparison["renamed"][number]> = []
  const known = found.map(({ file, findings }, index) => {
    const from = moved.get(index)
    const taken = take(findings, counts.get(from ?? file) ?? new Map())
    if (from !== undefined) renamed.push({ from, to: file, count: taken.size })
    return taken
  })
  const stale = entries.flatMap((entry): ReadonlyArray<Entry> => {
    const left = counts.get(entry.file)!.get(keyOf(entry))!
    // Two entries of a file that read alike share what is left.
    counts.get(entry.file)!.set(keyOf(entry), Math.max(0, left - entry.count))
    return left === 0 || !isCovered(entry) ? [] : [{ ...entry, count: Math.min(left, entry.count) }]
  })
  return { known, stale, renamed }
}
