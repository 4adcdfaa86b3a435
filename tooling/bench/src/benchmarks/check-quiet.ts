/**
 * `segue check` where nothing is found, against ripgrep with one thread and the same words. Different jobs: ripgrep
 * prints lines with any of the words, we decide which files hold a proof.
 */
import { rgPath } from "@vscode/ripgrep"

import type { Benchmark } from "../Benchmark.ts"
import * as Corpus from "../Corpus.ts"
import { buildCli, interleaved, peakMb, type Program, segueCheck } from "../Process.ts"

const ROUNDS = 9
const SIZES = [10_000, 20_000, 40_000] as const
const AIM_RATIO = 2
const AIM_MB = 200
/** The cost of a megabyte in the largest corpus over that in the smallest; what does not grow with bytes makes it less. */
const AIM_GROWTH = 1.25

const ripgrep = (cwd: string, words: string): Program => ({
  command: rgPath,
  args: ["-uuu", "-c", "-F", "-j1", "-f", words, "."],
  cwd,
  // 1: no line had any of the words.
  codes: [0, 1]
})

export const checkQuiet: Benchmark = {
  name: "check-quiet",
  run: () => {
    buildCli()
    const words = Corpus.wordsFile()
    const corpora = SIZES.map((size) => Corpus.quiet(size))
    const times = corpora.map((corpus) => {
      const [segue, rg] = interleaved([segueCheck(corpus.folder), ripgrep(corpus.folder, words)], ROUNDS)
      return { corpus, segue: segue!, rg: rg! }
    })
    const [smallest, , largest] = times
    const perMb = ({ corpus, segue }: (typeof times)[number]): number => segue / (corpus.bytes / 1e6)
    const peak = peakMb(segueCheck(largest!.corpus.folder))
    return Promise.resolve([
      ...times.map(({ corpus, rg, segue }) => ({
        name: `segue check, ${corpus.files} files, ${Math.round(corpus.bytes / 1e6)} MB, no hit`,
        value: segue,
        unit: "ms" as const,
        baseline: { name: "rg -j1, same words", value: rg },
        ...(corpus.files < 15_000 ? {} : { aim: { text: `<= ${AIM_RATIO} x`, met: segue <= AIM_RATIO * rg } })
      })),
      {
        name: "the same for a megabyte, largest corpus",
        value: perMb(largest!),
        unit: "ms" as const,
        baseline: { name: "smallest", value: perMb(smallest!) },
        aim: { text: `<= ${AIM_GROWTH} x (linear)`, met: perMb(largest!) <= AIM_GROWTH * perMb(smallest!) }
      },
      {
        name: "most memory held, largest corpus",
        value: peak,
        unit: "MB" as const,
        aim: { text: `<= ${AIM_MB} MB`, met: peak <= AIM_MB }
      }
    ])
  }
}
