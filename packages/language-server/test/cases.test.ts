/** Over the engine's whole case folder: what the protocol shows, translated back, is what the engine finds. */
import * as fs from "node:fs"
import * as path from "node:path"

import { Config, Engine } from "@segue/migrate"
import type { FileReport } from "@segue/migrate/Finding"
import type { Facts } from "@segue/migrate/rules/Rule"
import { afterAll, describe, expect, it } from "vitest"
import type { Diagnostic } from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"

import * as Grammars from "../src/Grammars.ts"
import * as Judgement from "../src/Judgement.ts"
import * as Client from "./support/client.ts"
import * as texts from "./support/texts.ts"

const root = path.resolve(import.meta.dirname, "../../migrate/cases")

interface Case {
  readonly name: string
  readonly path: string
  readonly text: string
  readonly config: Partial<Config.Config>
  readonly facts: Partial<Facts>
}

const casesIn = (folder: string): ReadonlyArray<Case> => {
  const settings = path.join(folder, "case.json")
  const { config, facts, paths } = (fs.existsSync(settings) ? JSON.parse(fs.readFileSync(settings, "utf8")) : {}) as {
    config?: Partial<Config.Config>
    facts?: Partial<Facts>
    paths?: Record<string, string>
  }
  return fs
    .readdirSync(folder)
    .filter((file) => file.startsWith("input"))
    .map((file) => ({
      name: path.relative(root, folder),
      path: paths?.[file] ?? file.replace(/\.case$/u, ""),
      text: fs.readFileSync(path.join(folder, file), "utf8"),
      config: config ?? {},
      facts: facts ?? {}
    }))
}

const all = fs
  .readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((rule) => fs.readdirSync(path.join(root, rule.name)).map((name) => path.join(root, rule.name, name)))
  .flatMap(casesIn)

const grammars = Grammars.make(Client.host)

/** What the engine says, with the facts the command line would have: a file's own legacy calls count for its scopes. */
const expected = async (one: Case): Promise<FileReport> => {
  await grammars.loadFor(one.path)
  const question = {
    path: one.path,
    text: one.text,
    config: { ...Config.defaults, ...one.config },
    facts: { ...Engine.noFacts, ...one.facts }
  }
  return Judgement.judge(Client.host, question).checked.report
}

const severities = ["error", "warning", "info", "off"]

const translated = (text: string, diagnostics: ReadonlyArray<Diagnostic>) => {
  const document = TextDocument.create("x:/y", "text", 1, text)
  return diagnostics
    .filter(({ data }) => (data as { kind: string }).kind === "finding")
    .map(({ code, data, message, range, severity }) => ({
      rule: code,
      severity: severities[severity! - 1],
      message,
      range: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
      unit: (data as { unit: string }).unit
    }))
}

const shown = ({ findings }: FileReport) =>
  findings.map(({ message, range, rule, severity, unit }) => ({
    rule,
    severity,
    message,
    range: { start: range.start, end: range.end },
    unit
  }))

/** A server for each kind of configuration: nothing set, some rules set, payload files vouched for, calls elsewhere. */
const clients = new Map<string, Promise<{ client: Client.Client; folder: string }>>()

const clientFor = ({ config, facts }: Case): Promise<{ client: Client.Client; folder: string }> => {
  const key = JSON.stringify([config, facts])
  const known = clients.get(key)
  if (known !== undefined) return known
  const made = (async () => {
    const { uri } = Client.workspace({
      "segue.config.jsonc": JSON.stringify({
        rules: config.rules ?? {},
        ...(config.isPayloadFile === true ? { payloads: ["**/*"] } : {})
      }),
      ...(facts.legacyRemains === true ? { "elsewhere/cancel.http": texts.cancel } : {})
    })
    const client = await Client.start({ folders: [uri] })
    // The pass over the folder is over when its report is there.
    await client.run("segue.openReport")
    return { client, folder: uri }
  })()
  clients.set(key, made)
  return made
}

afterAll(Client.stopAll)

describe("every case", () => {
  it.each(all.map((one, index) => [`${one.name}/${one.path}`, one, index] as const))(
    "%s shows what the engine finds",
    async (_, one, index) => {
      const { client, folder } = await clientFor(one)
      const uri = `${folder}/case-${index}/${one.path}`
      await client.open(uri, "plaintext", one.text)
      const found = await client.diagnostics(uri)
      await client.close(uri)
      expect(translated(one.text, found)).toEqual(shown(await expected(one)))
    }
  )

  it("there are many of them", () => expect(all.length).toBeGreaterThan(200))
})

/** The largest positive case of every language: typed a letter at a time it must be what it is when it is opened. */
const byLanguage = new Map<string, Case>()
for (const one of all) {
  const [, language] = path.basename(one.name).split(".")
  const known = byLanguage.get(language!)
  if (one.text.length < 1500 && (known === undefined || known.text.length < one.text.length))
    byLanguage.set(language!, one)
}

describe("typed a letter at a time", () => {
  it.each([...byLanguage])("%s ends as if it had been opened", async (_, one) => {
    const client = await Client.start()
    const uri = `file:///typed/${one.path}`
    await client.open(uri, "plaintext", "")
    let line = 0
    let character = 0
    for (const [index, letter] of [...one.text].entries()) {
      await client.change(uri, [{ range: { start: { line, character }, end: { line, character } }, text: letter }])
      if (letter === "\n") {
        line++
        character = 0
      } else character += letter.length
      // In between somebody looks, so that what is kept from one version to the next is used.
      if (index % 40 === 0) await client.diagnostics(uri)
    }
    expect(client.text(uri)).toBe(one.text)
    const typed = await client.diagnostics(uri)
    const fresh = await Client.start()
    await fresh.open(uri, "plaintext", one.text)
    expect(typed).toEqual(await fresh.diagnostics(uri))
    await Client.stopAll()
  })
})
