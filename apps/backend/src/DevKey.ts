/**
 * In development one key with every scope and grant exists, in a file that its owner alone can read, so that everything
 * can be tried at once. It is made only where no real money can move.
 */
import * as fs from "node:fs/promises"
import * as path from "node:path"

import { scopes } from "@segue/api/Scopes"
import { ApiKeys } from "@segue/storage/ApiKeys"
import { isLoopback } from "@segue/storage/Database"
import { ANY, Grants } from "@segue/storage/Grants"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"

import type { Config } from "./Config.ts"
import { Fatal } from "./ExitCode.ts"

/** Whose key it is. */
export const CALLER = "development"
const FILE = "dev-key"

/** Whether nothing that this gateway does can move real money. */
export const isPlay = ({ isProduction, vendor }: Config): boolean =>
  !isProduction &&
  (vendor === undefined || isLoopback(vendor.apiUrl) || new URL(vendor.apiUrl).hostname.split(".").includes("sandbox"))

/** A key, and whether it was made just now. */
export interface DevKey {
  readonly key: Redacted.Redacted
  readonly file: string
  readonly isNew: boolean
}

/** The key of the data directory, made if there is none that works. None where money could move. */
export const ensure = (config: Config) =>
  Effect.gen(function* () {
    if (!isPlay(config)) return undefined
    const [keys, grants] = [yield* ApiKeys, yield* Grants]
    const file = path.resolve(config.dataDir, FILE)
    const text = yield* Effect.promise(() => fs.readFile(file, "utf8").catch(() => ""))
    const present = Redacted.make(text.trim())
    const known = yield* keys.identify(present)
    if (Option.isSome(known)) return { key: present, file, isNew: false } satisfies DevKey
    const by = "gateway"
    const { secret } = yield* keys.create({ caller: CALLER, label: FILE, scopes: Object.values(scopes), by })
    const all = (["debit", "credit", "rules"] as const).map((kind) => ({ kind, target: ANY }))
    yield* grants.add({ caller: CALLER, grants: all, by })
    yield* Effect.tryPromise({
      try: async () => {
        await fs.mkdir(path.dirname(file), { recursive: true })
        await fs.writeFile(file, `${Redacted.value(secret)}\n`, { mode: 0o600 })
      },
      catch: () =>
        new Fatal({ code: "disk", message: `Could not write ${file}. Set SEGUE_DATA_DIR to a place of your own` })
    })
    return { key: secret, file, isNew: true } satisfies DevKey
  })
