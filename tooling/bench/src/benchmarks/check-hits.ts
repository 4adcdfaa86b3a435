/**
 * `segue check` where one file in fifty uses the API, against oxlint with one rule. Different jobs: oxlint parses every
 * JavaScript and TypeScript file, we only those that may hold a proof, and files of other kinds.
 */
import { createRequire } from "node:module"
import * as path from "node:path"

import type { Benchmark } from "../Benchmark.ts"
import * as Corpus from "../Corpus.ts"
import { buildCli, interleaved, peakMb, type Program, segueCheck } from "../Process.ts"

const ROUNDS = 9
const FILES = 20_000
const SHARE = 0.02
const AIM_RATIO = 1.5
const AIM_MB = 200

/** oxlint is a dependency of the repository's root. */
const oxlint = (cwd: string): Program => {
  const manifest = createRequire(path.resolve(import.meta.dirname, "../../../../package.json")).resolve(
    "oxlint/package.json"
  )
  return {
    command: process.execPath,
    args: [
      path.join(path.dirname(manifest), "bin/oxlint"),
      "-A",
      "all",
      "-D",
      "no-debugger",
      "--no-ignore",
      "--silent",
      "."
    ],
    cwd,
    // 1: somebody's published code has a debugger statement.
    codes: [0, 1]
  }
}

export const checkHits: Benchmark = {
  name: "check-hits",
  run: () => {
    buildCli()
    const corpus = Corpus.withHits(Corpus.quiet(FILES), SHARE)
    const [segue, baseline] = interleaved([segueCheck(corpus.folder), oxlint(corpus.folder)], ROUNDS) as [
      number,
      number
    ]
    const peak = peakMb(segueCheck(corpus.folder))
    return Promise.resolve([
      {
        name: `segue check, ${corpus.files} files, ${corpus.hits} of them hits`,
        value: segue,
        unit: "ms",
        baseline: { name: "oxlint, one rule", value: baseline },
        aim: { text: `<= ${AIM_RATIO} x`, met: segue <= AIM_RATIO * baseline }
      },
      {
        name: "most memory held",
        value: peak,
        unit: "MB",
        aim: { text: `<= ${AIM_MB} MB`, met: peak <= AIM_MB }
      }
    ])
  }
}
