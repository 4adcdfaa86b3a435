/**
 * `segue check` where one file in fifty uses the API, against oxlint with one rule. Different jobs: oxlint parses every
 * JavaScript and TypeScript file, we only those that may hold a proof, and files of other kinds; we follow imports, which
 * oxlint does for some of its rules only, so that it is asked twice: with a rule that looks at each file alone, and with
 * one that follows imports. Twice, too: with hits such as oxlint's users have, which is the comparison we want, and with
 * hits in every language, each of which costs the loading of its grammar.
 */
import { createRequire } from "node:module"
import * as path from "node:path"

import type { Benchmark, Figure } from "../Benchmark.ts"
import * as Corpus from "../Corpus.ts"
import { buildCli, interleaved, peakMb, type Program, segueCheck } from "../Process.ts"

const ROUNDS = 9
/** Of the sizes beside the one that is compared. */
const ROUNDS_FEW = 5
const SIZES = [10_000, 20_000, 40_000] as const
const SHARE = 0.02
const AIM_RATIO = 1.5
const AIM_MB = 200
/** The cost of a megabyte in the largest corpus over that in the smallest; what does not grow with bytes makes it less. */
const AIM_GROWTH = 1.25

/** A rule by its name, and what has to be switched on for it. */
const ALONE = ["-D", "no-debugger"]
const FOLLOWING = ["--import-plugin", "-D", "import/no-cycle"]

/** oxlint is a dependency of the repository's root. */
const oxlint = (cwd: string, rule: ReadonlyArray<string>): Program => {
  const manifest = createRequire(path.resolve(import.meta.dirname, "../../../../package.json")).resolve(
    "oxlint/package.json"
  )
  return {
    command: process.execPath,
    args: [path.join(path.dirname(manifest), "bin/oxlint"), "-A", "all", ...rule, "--no-ignore", "--silent", "."],
    cwd,
    // 1: somebody's published code has a debugger statement, and circles of imports.
    codes: [0, 1]
  }
}

interface Timed {
  readonly corpus: Corpus.Corpus
  readonly segue: number
  readonly baseline: number
  readonly following: number
}

const timed = (size: number, kind: Corpus.HitKind, rounds: number): Timed => {
  const corpus = Corpus.withHits(Corpus.quiet(size), SHARE, kind)
  const { folder } = corpus
  const programs = [segueCheck(folder), oxlint(folder, ALONE), oxlint(folder, FOLLOWING)]
  const [segue, baseline, following] = interleaved(programs, rounds)
  return { corpus, segue: segue!, baseline: baseline!, following: following! }
}

const described = ({ corpus }: Timed, kind: Corpus.HitKind): string =>
  `${corpus.files} files, ${Math.round(corpus.bytes / 1e6)} MB, ${corpus.hits} hits: ${kind.name}`

const compared = (one: Timed, kind: Corpus.HitKind, hasAim: boolean): ReadonlyArray<Figure> => {
  const aim = (baseline: number): Pick<Figure, "aim"> =>
    hasAim ? { aim: { text: `<= ${AIM_RATIO} x`, met: one.segue <= AIM_RATIO * baseline } } : {}
  const { baseline, following, segue } = one
  const figure = { value: segue, unit: "ms" } as const
  return [
    {
      ...figure,
      name: described(one, kind),
      baseline: { name: "oxlint, a rule for each file alone", value: baseline },
      ...aim(baseline)
    },
    {
      ...figure,
      name: "the same",
      baseline: { name: "oxlint, a rule that follows imports", value: following },
      ...aim(following)
    }
  ]
}

const memory = ({ corpus }: Timed, kind: Corpus.HitKind, hasAim: boolean): Figure => {
  const peak = peakMb(segueCheck(corpus.folder))
  return {
    name: `most memory held, grammars ${Corpus.grammarsOf(kind).join(", ")}`,
    value: peak,
    unit: "MB",
    ...(hasAim ? { aim: { text: `<= ${AIM_MB} MB`, met: peak <= AIM_MB } } : {})
  }
}

const perMb = ({ corpus, segue }: Timed): number => segue / (corpus.bytes / 1e6)

export const checkHits: Benchmark = {
  name: "check-hits",
  run: () => {
    buildCli()
    const [small, middle, large] = SIZES
    const web = timed(middle, Corpus.webHits, ROUNDS)
    const sizes = [small, large].map((size) => timed(size, Corpus.webHits, ROUNDS_FEW)) as [Timed, Timed]
    const [smallest, largest] = sizes
    const all = timed(middle, Corpus.allHits, ROUNDS_FEW)
    return Promise.resolve([
      ...compared(web, Corpus.webHits, true),
      memory(web, Corpus.webHits, true),
      ...sizes.flatMap((one) => compared(one, Corpus.webHits, false)),
      {
        name: "the same for a megabyte, largest corpus",
        value: perMb(largest),
        unit: "ms" as const,
        baseline: { name: "smallest", value: perMb(smallest) },
        aim: { text: `<= ${AIM_GROWTH} x (linear)`, met: perMb(largest) <= AIM_GROWTH * perMb(smallest) }
      },
      memory(largest, Corpus.webHits, true),
      ...compared(all, Corpus.allHits, false),
      memory(all, Corpus.allHits, true)
    ])
  }
}
