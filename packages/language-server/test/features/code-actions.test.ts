import { afterEach, describe, expect, it } from "vitest"
import {
  type CodeAction,
  type Command,
  LSPErrorCodes,
  type ResponseError,
  type WorkspaceEdit
} from "vscode-languageserver/node"

import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

const uri = "file:///nowhere/calls"
/** One call that is safe to rewrite, one that wants a look. */
const both = `${texts.typescript}\n${texts.asking}`
const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }

afterEach(Client.stopAll)

const opened = async (text: string, options: Client.Options = {}): Promise<Client.Client> => {
  const client = await Client.start(options)
  await client.open(uri, text === both ? "typescript" : "http", text)
  return client
}

const titles = (actions: ReadonlyArray<CodeAction | Command>) => actions.map(({ title }) => title)

const named = (actions: ReadonlyArray<CodeAction | Command>, title: string): CodeAction => {
  const found = actions.find((action) => action.title.startsWith(title))
  if (found === undefined) throw new Error(`no ${title} among ${titles(actions).join(", ")}`)
  return found as CodeAction
}

describe("the light bulb", () => {
  it("offers what can be done at a finding, the safe fix preferred", async () => {
    const client = await opened(texts.http)
    const [first] = await client.diagnostics(uri)
    const actions = (await client.actions(uri, first!.range)) as ReadonlyArray<CodeAction>
    expect(actions.map(({ isPreferred, kind, title }) => [kind, title, isPreferred === true])).toEqual([
      ["quickfix.segue", "Migrate this call", true],
      ["quickfix.segue", "Ignore endpoint here", false],
      ["source.fixAll.segue", "Fix all that is safe in this file", false]
    ])
    expect(actions[0]!.diagnostics!.map(({ code }) => code)).toEqual(["endpoint"])
  })

  it("is dark where nothing is found", async () => {
    const client = await opened(`${texts.http}\n\n\nthe end`)
    const at = { line: 14, character: 0 }
    expect(await client.actions(uri, { start: at, end: at })).toEqual([])
  })

  it("offers a call's rewrite anywhere in the call", async () => {
    const client = await opened(texts.http)
    const blank = { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } }
    expect((await client.actions(uri, blank)).map((action) => (action as CodeAction).kind)).toContain(
      "refactor.rewrite.segue"
    )
  })

  it("limits itself to the kinds that are asked for", async () => {
    const client = await opened(both)
    const kindsOf = async (only: Array<string>) => [
      ...new Set((await client.actions(uri, all, only)).map((action) => String((action as CodeAction).kind)))
    ]
    expect(await kindsOf(["quickfix"])).toEqual(["quickfix.segue"])
    expect(await kindsOf(["source.fixAll"])).toEqual(["source.fixAll.segue"])
    expect(await kindsOf(["source.fixAll.segue"])).toEqual(["source.fixAll.segue"])
    expect(await kindsOf(["source.fixAllUnsafe"])).toEqual(["source.fixAllUnsafe.segue"])
    expect(await kindsOf(["source"])).toEqual(["source.fixAll.segue", "source.fixAllUnsafe.segue"])
    expect(await kindsOf(["source.organizeImports"])).toEqual([])
    expect(await kindsOf(["source.fixAll.eslint"])).toEqual([])
  })

  it("prefers nothing where two safe fixes are offered", async () => {
    const client = await opened(`${texts.http}\n###\n${texts.http}`)
    const actions = (await client.actions(uri, all, ["quickfix"])) as ReadonlyArray<CodeAction>
    expect(actions.filter(({ title }) => title === "Migrate this call")).toHaveLength(2)
    expect(actions.some(({ isPreferred }) => isPreferred === true)).toBe(false)
    const rule = named(actions, "Fix every endpoint in this file")
    const fixed = Client.applyTo(client.text(uri), uri, (await client.resolve(rule)).edit!)
    expect(fixed).not.toContain("conversion/stablecoins")
  })
})

describe("edits", () => {
  it("are worked out when an action is chosen, for the version it was offered for", async () => {
    const client = await opened(texts.http)
    const action = named(await client.actions(uri, all), "Migrate this call")
    expect(action.edit).toBeUndefined()
    const { edit } = await client.resolve(action)
    expect(edit!.documentChanges![0]).toMatchObject({ textDocument: { uri, version: 1 } })
    expect(Client.applyTo(texts.http, uri, edit!)).toContain("/v2/orchestration/orchestrations")
    await client.change(uri, [{ text: `\n${texts.http}` }])
    const error = await client.resolve(action).catch((thrown: unknown) => thrown)
    expect((error as ResponseError<unknown>).code).toBe(LSPErrorCodes.ContentModified)
  })

  const without = (change: (capabilities: typeof Client.full) => void) => {
    const capabilities = structuredClone(Client.full)
    change(capabilities)
    return capabilities
  }

  it("come at once for a client that never resolves", async () => {
    const capabilities = without(({ textDocument }) => {
      delete textDocument!.codeAction!.resolveSupport
    })
    const client = await opened(texts.http, { capabilities })
    const action = named(await client.actions(uri, all), "Migrate this call")
    expect(action.data).toBeUndefined()
    expect(Client.applyTo(texts.http, uri, action.edit!)).toContain("/v2/orchestration/orchestrations")
  })

  it("come without versions and annotations for a client that knows neither", async () => {
    const capabilities = without(({ workspace }) => {
      delete workspace!.workspaceEdit
    })
    const client = await opened(both, { capabilities })
    const action = await client.resolve(named(await client.actions(uri, all), "Fix all in this file"))
    expect(Object.keys(action.edit!)).toEqual(["changes"])
    expect(JSON.stringify(action.edit)).not.toContain("annotation")
  })

  it("ask for confirmation exactly where a person must look", async () => {
    const client = await opened(both)
    const { edit } = await client.resolve(named(await client.actions(uri, all), "Fix all in this file"))
    const annotations = Object.values(edit!.changeAnnotations!)
    expect(new Set(annotations.map(({ needsConfirmation }) => needsConfirmation))).toEqual(new Set([true, false]))
    const confirmed = (one: WorkspaceEdit, wanted: boolean) =>
      (one.documentChanges ?? []).flatMap((change) =>
        "edits" in change
          ? change.edits.filter(
              (own) =>
                "annotationId" in own &&
                (one.changeAnnotations![own.annotationId]!.needsConfirmation === true) === wanted
            )
          : []
      )
    // What arrives ticked is what the safe fix does by itself.
    const safe = await client.resolve(named(await client.actions(uri, all), "Fix all that is safe"))
    const ranges = (edits: ReadonlyArray<unknown>) => edits.map((one) => (one as { range: unknown }).range)
    expect(ranges(confirmed(edit!, false))).toEqual(ranges(confirmed(safe.edit!, false)))
    expect(confirmed(safe.edit!, true)).toEqual([])
    expect(Client.applyTo(both, uri, edit!)).toContain("orchestration/orchestrations/${id}")
  })

  it("become commands for a client without code actions", async () => {
    const capabilities = without(({ textDocument }) => {
      delete textDocument!.codeAction!.codeActionLiteralSupport
    })
    const client = await opened(texts.http, { capabilities })
    const [action] = (await client.actions(uri, all)) as ReadonlyArray<Command>
    expect(action).toEqual({
      title: "Migrate this call",
      command: "segue.fixUnit",
      arguments: [{ uri, unit: "legacy-create-1" }]
    })
    expect(await client.run(action!.command, action!.arguments![0])).toMatchObject({ applied: true, files: 1 })
    expect(Client.applyTo(texts.http, uri, client.applied[0]!)).toContain("/v2/orchestration/orchestrations")
  })
})

describe("ignoring a finding", () => {
  const path = "https://api.paxos.com/v2/conversion/stablecoins"
  const places: ReadonlyArray<readonly [string, string, string, string]> = [
    ["http", "a.http", `GET ${path}\n`, "# segue-ignore-next-line endpoint\n"],
    ["yaml", "a.yaml", `a:\n  url: ${path}\n`, "  # segue-ignore-next-line endpoint\n"],
    ["typescript", "a.ts", `const x = {\n\turl: "${path}"\n}\n`, "\t// segue-ignore-next-line endpoint\n"],
    ["jsonc", "a.jsonc", `{\r\n  "url": "${path}"\r\n}\r\n`, "  // segue-ignore-next-line endpoint\r\n"],
    ["markdown", "a.md", `Text\n\n\`\`\`sh\ncurl ${path}\n\`\`\`\n`, "# segue-ignore-next-line endpoint\n"],
    ["dotenv", ".env", `URL=${path}\n`, "# segue-ignore-next-line endpoint\n"]
  ]
  it.each(places)("in %s writes a comment that is one there", async (language, name, text, comment) => {
    const client = await Client.start()
    const file = `file:///nowhere/${name}`
    await client.open(file, language, text)
    const before = await client.diagnostics(file)
    expect(before.map(({ code }) => code)).toContain("endpoint")
    const action = named(
      await client.actions(file, before.find(({ code }) => code === "endpoint")!.range),
      "Ignore endpoint"
    )
    const after = Client.applyTo(text, file, (await client.resolve(action)).edit!)
    expect(after).toContain(comment)
    await client.change(file, [{ text: after }])
    expect((await client.diagnostics(file)).map(({ code }) => code)).toEqual(
      before.map(({ code }) => code).filter((code) => code !== "endpoint")
    )
  })

  it("in JSON, which has no comments, goes into the configuration", async () => {
    const { file, uri: folder } = Client.workspace({})
    const client = await Client.start({ folders: [folder] })
    const json = file("a (1).json")
    await client.open(json, "json", texts.request)
    const [first] = await client.diagnostics(json)
    const actions = await client.actions(json, first!.range, ["quickfix"])
    expect(titles(actions).filter((title) => title.startsWith("Ignore"))).toEqual([])
    const { edit } = await client.resolve(named(actions, `Switch ${String(first!.code)} off`))
    expect(edit!.documentChanges![0]).toMatchObject({ kind: "create", uri: file("segue.config.jsonc") })
    const written = JSON.parse(Client.applyTo("", file("segue.config.jsonc"), edit!)) as unknown
    expect(written).toEqual({ overrides: [{ files: ["a \\(1\\).json"], rules: { [String(first!.code)]: "off" } }] })
  })

  it("in a text of a string, where no comment can stand, is not offered", async () => {
    const client = await Client.start()
    const file = "file:///nowhere/a.ts"
    const text = `const help = \`\n  curl -X DELETE ${path}/x\n\`\n`
    await client.open(file, "typescript", text)
    const found = await client.diagnostics(file)
    const shown = found.filter(({ range }) => range.start.line === 1)
    for (const { code, range } of shown) {
      for (const action of await client.actions(file, range, ["quickfix"])) {
        if (!action.title.startsWith("Ignore")) continue
        const after = Client.applyTo(text, file, (await client.resolve(action as CodeAction)).edit!)
        await client.change(file, [{ text: after }])
        expect((await client.diagnostics(file)).map((one) => one.code)).not.toContain(code)
        await client.change(file, [{ text }])
      }
    }
    expect(shown.length).toBeGreaterThan(0)
  })
})
