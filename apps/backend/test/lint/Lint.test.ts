/** The engine behind the API: what it finds, that its edits hold, and that nothing that is sent holds the gateway up. */
import { Linter, type Service } from "@segue/core/Linter"
import { Cause, Effect, Exit, Layer, Logger } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import * as Lint from "../../src/lint/Lint.ts"
import { startBackend, type TestBackend } from "../support/backend.ts"

const http = "GET https://api.paxos.com/v2/conversion/stablecoins?created_at.begin=2026-04-20T11:00:00Z\n"

describe("migration.lint", () => {
  let backend: TestBackend
  beforeAll(async () => {
    backend = await startBackend({ database: "memory" })
  })
  afterAll(() => backend[Symbol.asyncDispose]())

  it("finds, and its edits migrate the file", async () => {
    const { findings, skipped, units } = await backend.client.trpc.migration.lint.query({
      files: [{ path: "create.http", text: http }]
    })
    expect(skipped).toEqual([])
    expect([...new Set(findings.map(({ rule }) => rule))].toSorted()).toEqual([
      "endpoint",
      "list-population",
      "query-param"
    ])
    const [unit] = units
    expect(findings.map(({ unit }) => unit)).toEqual(findings.map(() => unit!.id))
    const fixed = unit!.edits
      .toReversed()
      .reduce((text, { newText, offset: [start, end] }) => text.slice(0, start) + newText + text.slice(end), http)
    expect(fixed).toBe(
      "GET https://api.paxos.com/v2/orchestration/orchestrations?created_at.gte=2026-04-20T11:00:00Z\n"
    )
    expect(findings[0]!.range.start.line).toBe(1)
  })

  it("follows what the files export to each other", async () => {
    const files = [
      {
        path: "src/list.ts",
        text: 'import { PATH } from "./path"\nexport const list = () => fetch(`${base}${PATH}`)\n'
      },
      { path: "src/path.ts", text: 'export const PATH = "/v2/conversion/stablecoins"\n' }
    ]
    const { findings } = await backend.client.trpc.migration.lint.query({ files })
    expect([...new Set(findings.map(({ file }) => file))].toSorted()).toEqual(["src/list.ts", "src/path.ts"])
    const alone = await backend.client.trpc.migration.lint.query({ files: files.slice(0, 1) })
    expect(alone.findings).toEqual([])
  })

  it("answers several callers at once, each its own", async () => {
    const lint = (path: string, text: string) => backend.client.trpc.migration.lint.query({ files: [{ path, text }] })
    const answers = await Promise.all([lint("a.http", http), lint("b.txt", "nothing"), lint("c.http", http)])
    expect(answers.map(({ findings }) => findings[0]?.file)).toEqual(["a.http", undefined, "c.http"])
  })
})

describe("bounds", () => {
  const withLinter = <A>(timeoutMs: number, effect: (linter: Service) => Effect.Effect<A, unknown>) =>
    Effect.runPromise(
      Effect.flatMap(Linter, effect).pipe(
        Effect.exit,
        Effect.provide(Layer.merge(Lint.layerWith({ timeoutMs }), Logger.layer([])))
      )
    )

  it("ends what takes too long, and works again afterwards", async () => {
    // Enough of them that no machine is done within a millisecond.
    const long = `${http}\n\n###\n\n`.repeat(500)
    const exit = await withLinter(1, ({ check }) => check([{ path: "a.http", text: long }]))
    expect(Exit.isFailure(exit) && Cause.squash(exit.cause)).toMatchObject({ _tag: "LintUnavailable", why: "too-long" })
    const again = await withLinter(60_000, ({ check }) =>
      Effect.gen(function* () {
        yield* Effect.timeoutOption(check([{ path: "a.http", text: http }]), 1)
        return yield* check([{ path: "b.http", text: http }])
      })
    )
    expect(Exit.isSuccess(again) && again.value.findings[0]?.file).toBe("b.http")
  })

  it("sends the seventeenth away", async () => {
    const exit = await withLinter(60_000, ({ check }) =>
      Effect.forEach(
        Array.from({ length: 17 }, (_, n) => n),
        (n) => Effect.result(check([{ path: `${n}.http`, text: http }])),
        { concurrency: "unbounded" }
      )
    )
    const tags = Exit.isSuccess(exit) ? exit.value.map(({ _tag }) => _tag) : []
    expect([tags.filter((tag) => tag === "Success").length, tags.at(-1)]).toEqual([16, "Failure"])
  })
})
