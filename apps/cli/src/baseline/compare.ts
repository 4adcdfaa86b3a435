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
  /** Whether the run has looked for findings in this file, or the file is gone. */
  readonly isCovered: (file: string) => boolean
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

/**
 * A file that is gone has another name when more than half of its entries stand in a file that the baseline does not
 * know. A copy of a file that is still there is new.
 */
const renames = (
  found: ReadonlyArray<FileFindings>,
  counts: ReadonlyMap<string, Counts>,
  exists: Around["exists"]
): ReadonlyMap<number, string> => {
  const gone = [...counts].filter(([file]) => !exists(file))
  const fresh = found.flatMap(({ file, findings }, index) => (counts.has(file) ? [] : [{ findings, index }]))
  const pairs = gone.flatMap(([from, entries]) =>
    fresh.flatMap(({ findings, index }) => {
      const size = overlap(findings, entries)
      return size * 2 > sum(entries) ? [{ from, index, size }] : []
    })
  )
  const named = new Map<number, string>()
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
    return left === 0 || !isCovered(entry.file) ? [] : [{ ...entry, count: Math.min(left, entry.count) }]
  })
  return { known, stale, renamed }
}
