import * as fs from "node:fs"
import { fileURLToPath } from "node:url"

import { Engine, Fixer } from "@segue/migrate"
import { afterEach, describe, expect, it } from "vitest"
import type { WorkspaceEdit } from "vscode-languageserver"

import * as Grammars from "../src/Grammars.ts"
import type {
  ExplainRuleAnswer,
  FixAnswer,
  MigrateSelectionAnswer,
  PreviewAnswer,
  ReportAnswer,
  Status,
  UnitsAnswer
} from "../src/Protocol.ts"
import * as Client from "./support/client.ts"
import * as texts from "./support/texts.ts"

afterEach(Client.stopAll)

const uri = "file:///nowhere/create.http"
const scopes = 'PAXOS_SCOPES="conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"\n'

const read = (address: string): string => fs.readFileSync(fileURLToPath(address), "utf8")

const confirmations = ({ changeAnnotations }: WorkspaceEdit) =>
  new Set(Object.values(changeAnnotations ?? {}).map(({ needsConfirmation }) => needsConfirmation))

describe("segue.fixFile", () => {
  it("does what the engine's fixer does, in a document and on the disk", async () => {
    const { file, uri: folder } = Client.workspace({ "a.ts": `${texts.typescript}${texts.asking}` })
    const text = read(file("a.ts"))
    await Grammars.make(Client.host).loadFor("a.ts")
    for (const level of ["safe", "review"] as const) {
      const client = await Client.start({ folders: [folder] })
      const wanted = Fixer.fix({ path: "a.ts", text }, { level }, undefined, Engine.noFacts).text
      expect(wanted).not.toBe(text)
      const closed = await client.run<FixAnswer>("segue.fixFile", { uri: file("a.ts"), level })
      expect(closed).toMatchObject({ applied: true, files: 1, withdrawn: [] })
      expect(Client.applyTo(text, file("a.ts"), client.applied[0]!)).toBe(wanted)
      await client.open(file("a.ts"), "typescript", text)
      await client.run("segue.fixFile", { uri: file("a.ts"), level })
      expect(Client.applyTo(text, file("a.ts"), client.applied[1]!)).toBe(wanted)
      expect(read(file("a.ts"))).toBe(text)
    }
  })

  it("answers the edit instead of applying it, when it is asked to", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.http)
    const answer = await client.run<FixAnswer>("segue.fixFile", { uri, apply: false })
    expect(answer).toMatchObject({ applied: false, files: 1, units: ["Migrate this call"] })
    expect(client.applied).toEqual([])
    expect(Client.applyTo(texts.http, uri, answer.edit!)).toContain("orchestration/orchestrations")
  })

  it("says why where there is nothing to do", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.cancel)
    expect((await client.run<FixAnswer>("segue.fixFile", { uri })).message).toBe("There is nothing to fix.")
    expect((await client.run<FixAnswer>("segue.fixFile", {})).message).toBe("No file was named.")
    expect((await client.run<FixAnswer>("segue.fixFile")).message).toBe("No file was named.")
    const gone = await client.run<FixAnswer>("segue.fixFile", { uri: "file:///nowhere/else.http" })
    expect(gone.message).toBe("/nowhere/else.http is not there.")
    expect(client.applied).toEqual([])
  })

  it("applies nothing at a client that cannot", async () => {
    const client = await Client.start({ capabilities: {} })
    await client.open(uri, "http", texts.http)
    const answer = await client.run<FixAnswer>("segue.fixFile", { uri })
    expect(answer.applied).toBe(false)
    expect(Client.applyTo(texts.http, uri, answer.edit!)).toContain("orchestration/orchestrations")
    expect(client.received).not.toContain("workspace/applyEdit")
  })
})

describe("segue.fixWorkspace", () => {
  it("fixes every file in one edit, to a fixpoint: scopes go when the last call goes", async () => {
    const { file, uri: folder } = Client.workspace({ ".env": scopes, "a.http": texts.http, "b/c.http": texts.http })
    const client = await Client.start({ folders: [folder] })
    const answer = await client.run<FixAnswer>("segue.fixWorkspace", { level: "safe" })
    expect(answer).toMatchObject({ applied: true, files: 3 })
    const [edit] = client.applied
    expect(confirmations(edit!)).toEqual(new Set([false]))
    expect(Client.applyTo(scopes, file(".env"), edit!)).not.toContain("conversion:")
    for (const name of ["a.http", "b/c.http"]) {
      const after = Client.applyTo(texts.http, file(name), edit!)
      expect(after).not.toContain("conversion/stablecoins")
    }
  })

  it("keeps scopes while a call stays", async () => {
    const { file, uri: folder } = Client.workspace({ ".env": scopes, "a.http": texts.http, "z.http": texts.cancel })
    const client = await Client.start({ folders: [folder] })
    await client.run("segue.fixWorkspace", { level: "review" })
    const after = Client.applyTo(scopes, file(".env"), client.applied[0]!)
    expect(after).toContain("conversion:write_conversion_stablecoin")
    expect(after).toContain("orchestration:write_orchestration")
  })

  it("takes one rule, one folder, and lets a review edit be confirmed", async () => {
    const one = Client.workspace({ ".env": scopes, "a.ts": texts.asking })
    const two = Client.workspace({ "a.http": texts.http })
    const client = await Client.start({ folders: [one.uri, two.uri] })
    const scope = await client.run<FixAnswer>("segue.fixWorkspace", { rules: ["scope"], apply: false, level: "review" })
    expect(scope.files).toBe(1)
    const folder = await client.run<FixAnswer>("segue.fixWorkspace", { folder: two.uri, apply: false })
    expect(folder.edit!.documentChanges).toHaveLength(1)
    const review = await client.run<FixAnswer>("segue.fixWorkspace", { folder: one.uri, apply: false, level: "review" })
    expect(confirmations(review.edit!).has(true)).toBe(true)
    expect(review.needs.length).toBeGreaterThan(0)
  })

  it("says that no folder is open", async () => {
    const client = await Client.start()
    expect((await client.run<FixAnswer>("segue.fixWorkspace")).message).toBe("No folder is open.")
  })
})

describe("segue.migrateSelection", () => {
  it("migrates what is selected and nothing around it", async () => {
    const client = await Client.start()
    const name = "untitled:Untitled-1"
    const text = `A mail says:\n${texts.request}\nand so on.\n`
    await client.open(name, "plaintext", text)
    const range = { start: { line: 1, character: 0 }, end: { line: 8, character: 0 } }
    const answer = await client.run<MigrateSelectionAnswer>("segue.migrateSelection", { uri: name, range })
    expect(answer.before).toBe(texts.request)
    expect(JSON.parse(answer.after)).toMatchObject({ source_amount: "100.00", destination_asset: "PYUSD" })
    expect(Client.applyTo(text, name, client.applied[0]!)).toBe(text.replace(texts.request, answer.after))
  })

  it("takes a payload without a pair of assets for what it was chosen for", async () => {
    const client = await Client.start()
    const text = '{ "profile_id": "p", "amount": "1", "source_asset": "$FROM", "target_asset": "$TO", "ref_id": "r" }'
    await client.open(uri, "json", text)
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } }
    const answer = await client.run<MigrateSelectionAnswer>("segue.migrateSelection", { uri, range, apply: false })
    expect(answer.after).toContain("destination_asset")
  })

  it("says so where nothing is legacy", async () => {
    const client = await Client.start()
    await client.open(uri, "http", "nothing")
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } }
    const answer = await client.run<MigrateSelectionAnswer>("segue.migrateSelection", { uri, range })
    expect(answer).toMatchObject({ applied: false, before: "nothing", after: "nothing" })
    expect(await client.run("segue.migrateSelection", { uri, range: "all" })).toMatchObject({
      message: "Nothing is selected."
    })
  })
})

describe("what the extension shows", () => {
  it("units, their text before and after, a report and counts agree", async () => {
    const { file, uri: folder } = Client.workspace({ "a.http": texts.http, "d/z.http": texts.cancel })
    const client = await Client.start({ folders: [folder] })
    const { report } = await client.run<ReportAnswer>("segue.openReport")
    expect(report).toMatchObject({
      calls: { legacy: 2, successor: 0 },
      units: { safe: 1, review: 0, manual: 1 },
      files: { withFindings: 2 },
      people: [{ file: "d/z.http", severity: "error", rules: ["cancel"] }]
    })
    expect(report.rules.map(({ rule }) => rule)).toContain("cancel")
    expect(report.folders.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([".", "d"])
    const units = await client.connection.sendRequest<UnitsAnswer>("segue/units")
    expect(units.files.map((one) => one.uri)).toEqual([file("a.http"), file("d/z.http")])
    const [unit] = units.files[0]!.units
    expect(unit).toMatchObject({ safety: "safe", isFixable: true, title: "Migrate this call" })
    const preview = await client.connection.sendRequest<PreviewAnswer>("segue/preview", {
      uri: file("a.http"),
      unit: unit!.id
    })
    expect(preview.before).toBe(texts.http)
    await client.run("segue.fixUnit", { uri: file("a.http"), unit: unit!.id })
    expect(Client.applyTo(texts.http, file("a.http"), client.applied[0]!)).toBe(preview.after)
    const status = await client.connection.sendRequest<Status>("segue/status")
    expect(status).toMatchObject({
      version: "0.0.0-test",
      state: "ready",
      counts: { units: report.units },
      problems: []
    })
  })

  it("a report counts the same for a client that gets no data with its diagnostics", async () => {
    const { uri: folder } = Client.workspace({ "a.http": texts.http, "d/z.http": texts.cancel })
    const rich = await Client.start({ folders: [folder] })
    const plain = await Client.start({ folders: [folder], capabilities: { textDocument: { diagnostic: {} } } })
    const { report } = await rich.run<ReportAnswer>("segue.openReport")
    expect(report.findings.error).toBeGreaterThan(0)
    expect(report.findings.warning).toBeGreaterThan(0)
    expect((await plain.run<ReportAnswer>("segue.openReport")).report).toEqual(report)
  })

  it("a unit that is gone, or a person's, is not fixed", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.cancel)
    const [diagnostic] = await client.diagnostics(uri)
    const { unit } = diagnostic!.data as { unit: string }
    expect((await client.run<FixAnswer>("segue.fixUnit", { uri, unit: "gone-1" })).message).toContain("changed since")
    expect((await client.run<FixAnswer>("segue.fixUnit", { uri, unit })).applied).toBe(false)
    expect(client.applied).toEqual([])
  })

  it("the status is told only to clients that asked, and only when it changes", async () => {
    const { uri: folder } = Client.workspace({ "a.http": texts.http })
    const client = await Client.start({ folders: [folder], initializationOptions: { status: true } })
    await client.until(() => client.received.includes("segue/status"))
    await client.run("segue.openReport")
    const silent = await Client.start({ folders: [folder] })
    await silent.run("segue.openReport")
    expect(silent.received).not.toContain("segue/status")
  })

  it("a rule is explained by its page", async () => {
    const client = await Client.start()
    const answer = await client.run<ExplainRuleAnswer>("segue.explainRule", { rule: "endpoint" })
    expect(answer.markdown).toContain("# endpoint")
    expect(await client.run("segue.explainRule", { rule: "nothing" })).toBeNull()
  })

  it("restarting reads everything again", async () => {
    const { file, uri: folder } = Client.workspace({ "a.http": texts.http })
    const client = await Client.start({ folders: [folder] })
    await client.run("segue.openReport")
    fs.writeFileSync(fileURLToPath(file("b.http")), texts.http)
    await client.run("segue.restart")
    expect((await client.run<ReportAnswer>("segue.openReport")).report.files.withFindings).toBe(2)
  })

  it("an unknown command is an error", async () => {
    const client = await Client.start()
    await expect(client.run("segue.nothing")).rejects.toThrow("there is no command segue.nothing")
  })
})
