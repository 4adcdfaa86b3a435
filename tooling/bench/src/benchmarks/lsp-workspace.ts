/** The pass over a workspace against `segue check` over the same files; memory after it; what an idle minute costs. */
import { setTimeout } from "node:timers/promises"

import type { Benchmark } from "../Benchmark.ts"
import { median } from "../Benchmark.ts"
import * as Corpus from "../Corpus.ts"
import * as LanguageServer from "../LanguageServer.ts"
import { buildCli, interleaved, type Program, segueCheck } from "../Process.ts"

const ROUNDS = 5
const FILES = 20_000
const SHARE = 0.02
const AIM_RATIO = 1.3
const AIM_MB = 150
/** A moment after its pass a server gives memory back, and Node looks once more for what is left of it. */
const REST_MS = 15_000
const IDLE_MS = 60_000
const AIM_IDLE_MS = 100

/** With ignore files, as the server reads them, too. */
const check = (cwd: string): Program => {
  const program = segueCheck(cwd)
  return { ...program, args: program.args.filter((one) => one !== "--no-ignore") }
}

/** What `segue.openReport` answers, as far as it is looked at. */
interface ReportAnswer {
  readonly report: { readonly files: { readonly withFindings: number } }
}

interface Status {
  readonly work: { readonly scans: number; readonly filesRead: number; readonly analyses: number }
}

const report = (session: LanguageServer.Session): Promise<ReportAnswer> =>
  session.connection.sendRequest("workspace/executeCommand", { command: "segue.openReport" })

const status = (session: LanguageServer.Session): Promise<Status> => session.connection.sendRequest("segue/status")

/** From starting the server to knowing every file: as much as `segue check` does. */
const pass = async (file: string, folder: string): Promise<number> => {
  const started = performance.now()
  const session = await LanguageServer.start(file, folder)
  const {
    report: { files }
  } = await report(session)
  const elapsed = performance.now() - started
  if (files.withFindings === 0) throw new Error("nothing was found")
  await session.stop()
  return elapsed
}

export const lspWorkspace: Benchmark = {
  name: "lsp-workspace",
  run: async () => {
    buildCli()
    const file = LanguageServer.bundled()
    const corpus = Corpus.withHits(Corpus.quiet(FILES), SHARE)
    await pass(file, corpus.folder)
    const passes: Array<number> = []
    const checks: Array<number> = []
    for (let round = 0; round < ROUNDS; round++) {
      passes.push(await pass(file, corpus.folder))
      checks.push(...interleaved([check(corpus.folder)], 1))
    }
    const nothing = await LanguageServer.start(file)
    await status(nothing)
    const idleMb = nothing.rssMb()
    await nothing.stop()
    const session = await LanguageServer.start(file, corpus.folder)
    await report(session)
    const held = session.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] })
    await held
    await setTimeout(REST_MS)
    const heldMb = session.rssMb() - idleMb
    const before = await status(session)
    const cpu = session.cpuMs()
    await setTimeout(IDLE_MS)
    const idleCpu = session.cpuMs() - cpu
    const after = await status(session)
    const isIdle = JSON.stringify(before.work) === JSON.stringify(after.work)
    await session.stop()
    const [value, baseline] = [median(passes), median(checks)]
    return [
      {
        name: `workspace pass, ${corpus.files} files, ${corpus.hits} of them hits`,
        value,
        unit: "ms",
        baseline: { name: "segue check", value: baseline },
        aim: { text: `<= ${AIM_RATIO} x`, met: value <= AIM_RATIO * baseline }
      },
      {
        name: "memory after it, above a server without workspace",
        value: heldMb,
        unit: "MB",
        aim: { text: `<= ${AIM_MB} MB`, met: heldMb <= AIM_MB }
      },
      {
        name: `processor time of an idle minute, ${isIdle ? "no file read" : "FILES WERE READ"}`,
        value: idleCpu,
        unit: "ms",
        aim: { text: `<= ${AIM_IDLE_MS} ms, no scan`, met: idleCpu <= AIM_IDLE_MS && isIdle }
      }
    ]
  }
}
