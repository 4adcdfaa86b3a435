/**
 * The engine in a thread of its own: what it takes for a file keeps no caller of the gateway waiting, and a thread can
 * be ended when it takes too long. It says `Ready`, then answers each message with one.
 */
import * as fs from "node:fs/promises"
import { createRequire } from "node:module"
import { parentPort } from "node:worker_threads"

import type { File } from "@segue/core/Linter"
import * as Config from "@segue/migrate/Config"
import * as Engine from "@segue/migrate/Engine"
import * as Languages from "@segue/migrate/languages/index"
import * as Project from "@segue/migrate/project/Project"
import * as Grammars from "@segue/migrate/syntax/Grammars"

import { report } from "./Report.ts"

/** Grammars are dependencies of the engine, and are found from there. */
const require = createRequire(createRequire(import.meta.url).resolve("@segue/migrate/package.json"))

const check = async (files: ReadonlyArray<File>) => {
  const grammars = new Set(files.flatMap((file) => [...Languages.grammarsOf(file)]))
  await Grammars.load([...grammars], (name) => fs.readFile(require.resolve(name)))
  const project = Project.make(files)
  return report(
    files.map(({ isPayload = false, path, text }) => {
      const outside = project.outsideOf(path)
      // Of files that were not sent nothing is known: their calls are taken to remain, so no scope is taken away.
      const facts = { legacyRemains: true, ...(outside === undefined ? {} : { outside }) }
      return {
        path,
        text,
        report: Engine.check({ path, text }, { ...Config.defaults, isPayloadFile: isPayload }, facts)
      }
    })
  )
}

parentPort?.on("message", (files: ReadonlyArray<File>) => {
  void check(files).then(
    (answer) => parentPort?.postMessage({ _tag: "Report", report: answer }),
    (error: unknown) => parentPort?.postMessage({ _tag: "Failed", error: String(error) })
  )
})
parentPort?.postMessage({ _tag: "Ready" })
