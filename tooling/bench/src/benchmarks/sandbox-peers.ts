/**
 * The sandbox against what one would use instead: Prism's mock (knows the document, keeps no state; wants
 * SEGUE_VENDOR_SPEC) and json-server (keeps state, knows no rule). Runs only when asked for by name, because it installs
 * them, into a folder of its own under the system's temporary one.
 */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import { type Benchmark, type Figure, median } from "../Benchmark.ts"
import * as Load from "../Load.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const PACKAGES = ["@stoplight/prism-cli@5.16.0", "json-server@0.17.4"]
const RECORDS = 1000
/** The work each of them is given. */
const GETS = 20_000
const LISTS = 5000
const CREATES = 1500

const folder = path.join(os.tmpdir(), "segue-bench-peers")

const install = (): void => {
  const stamp = path.join(folder, "installed")
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === PACKAGES.join()) return
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, "package.json"), "{}")
  execFileSync("npm", ["install", "--no-audit", "--no-fund", ...PACKAGES], { cwd: folder, stdio: "inherit" })
  fs.writeFileSync(stamp, PACKAGES.join())
}

const BARE = "bare node:http"

/** A contender with the three things every one of them is asked. */
interface Contender {
  readonly name: string
  readonly server: Server.Server
  readonly command: Server.Command
  readonly headers: Readonly<Record<string, string>>
  readonly one: string
  readonly list: string
  readonly create: { readonly path: string; readonly body: string }
}

interface Measured {
  readonly command: Server.Command
  readonly readyMs: number
  readonly filledMb: number
  readonly loadedMb: number
  readonly one: number
  readonly list: number
  readonly create: number
}

const measure = async ({ command, create, headers, list, one, server }: Contender): Promise<Measured> => {
  const filledMb = server.rssMb()
  const gets = await Load.perSecond({ server, headers, path: one, until: { requests: GETS } })
  const lists = await Load.perSecond({ server, headers, path: list, until: { requests: LISTS } })
  const creates = await Load.perSecond({
    server,
    headers: { ...headers, "content-type": "application/json" },
    method: "POST",
    ...create,
    until: { requests: CREATES }
  })
  return {
    command,
    readyMs: server.readyMs,
    filledMb,
    one: gets,
    list: lists,
    create: creates,
    loadedMb: server.rssMb()
  }
}

const ours = async (): Promise<{ contender: Contender; rows: ReadonlyArray<object> }> => {
  const server = await Server.start(sandbox.command)
  const client = await sandbox.client(server.url)
  const { id } = await sandbox.fill(client, RECORDS)
  const { items } = await client.call("GET", `${sandbox.PATH}?limit=${RECORDS}`)
  const body = JSON.stringify(sandbox.request(client.profile, "made-[<id>]"))
  return {
    rows: items,
    contender: {
      name: "sandbox",
      server,
      command: sandbox.command,
      headers: client.headers,
      one: `${sandbox.PATH}/${id}`,
      list: `${sandbox.PATH}?limit=100`,
      create: { path: sandbox.PATH, body }
    }
  }
}

const PORT = 43_917

const jsonServer = async (rows: ReadonlyArray<object>): Promise<Contender> => {
  const commandOver = (name: string): Server.Command => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, JSON.stringify({ orchestrations: rows }))
    const program = path.join(folder, "node_modules/json-server/lib/cli/bin.js")
    return {
      program: process.execPath,
      args: [program, file, "--host=127.0.0.1", `--port=${PORT}`, "--quiet"],
      url: `http://127.0.0.1:${PORT}`,
      probe: "/orchestrations?_limit=1"
    }
  }
  const server = await Server.start(commandOver("db.json"))
  // It writes into its file, and is to start with as many records again.
  const command = commandOver("db-again.json")
  const { id } = rows[0] as { readonly id: string }
  return {
    name: "json-server",
    server,
    command,
    headers: {},
    one: `/orchestrations/${id}`,
    list: "/orchestrations?_limit=100",
    create: { path: "/orchestrations", body: JSON.stringify({ ...sandbox.request("p", "made"), id: "made-[<id>]" }) }
  }
}

/** What no program on Node is below: the records in a map, and nothing else. */
const bare = async (rows: ReadonlyArray<object>): Promise<Contender> => {
  const file = path.join(folder, "rows.json")
  fs.writeFileSync(file, JSON.stringify(rows))
  const command: Server.Command = {
    program: process.execPath,
    args: [fileURLToPath(new URL("../servers/bare.ts", import.meta.url))],
    env: { FILE: file },
    probe: "/list"
  }
  const server = await Server.start(command)
  const { id } = rows[0] as { readonly id: string }
  const body = JSON.stringify(sandbox.request("p", "made-[<id>]"))
  return {
    name: BARE,
    server,
    command,
    headers: {},
    one: `/one/${id}`,
    list: "/list",
    create: { path: "/create", body }
  }
}

const prism = async (document: string): Promise<Contender> => {
  const command: Server.Command = {
    program: process.execPath,
    args: [
      path.join(folder, "node_modules/@stoplight/prism-cli/dist/index.js"),
      "mock",
      document,
      "--host=127.0.0.1",
      `--port=${PORT}`
    ],
    url: `http://127.0.0.1:${PORT}`,
    probe: "/profiles"
  }
  const server = await Server.start(command)
  return {
    name: "Prism mock",
    server,
    command,
    headers: { authorization: "Bearer any" },
    one: "/orchestration/orchestrations/e5f6a7b8-9c0d-4e2f-8a4b-c5d6e7f8a9b0",
    list: "/orchestration/orchestrations?limit=100",
    create: { path: "/orchestration/orchestrations", body: JSON.stringify(sandbox.request("p", "made-[<id>]")) }
  }
}

const STARTS = 5

/** How long both take to start, in turns: a machine that is busy with something else is busy for both. */
const raced = async (we: Measured, they: Measured): Promise<readonly [Measured, Measured]> => {
  const samples: Record<"we" | "they", Array<number>> = { we: [], they: [] }
  for (let round = 0; round < STARTS; round++) {
    for (const [who, { command }] of [
      ["we", we],
      ["they", they]
    ] as const) {
      const server = await Server.start(command)
      samples[who].push(server.readyMs)
      await server.stop()
    }
  }
  return [
    { ...we, readyMs: median(samples.we) },
    { ...they, readyMs: median(samples.they) }
  ]
}

const figures = (name: string, we: Measured, they: Measured): ReadonlyArray<Figure> => {
  // The floor is for comparison only.
  const isPeer = name !== BARE
  const figure = (
    what: string,
    unit: Figure["unit"],
    pick: (one: Measured) => number,
    text: string,
    met: (we: number, they: number) => boolean
  ): Figure => ({
    name: what,
    value: pick(we),
    unit,
    baseline: { name, value: pick(they) },
    ...(isPeer ? { aim: { text, met: met(pick(we), pick(they)) } } : {})
  })
  const faster = (what: string, pick: (one: Measured) => number): Figure =>
    figure(`${what}, per second of processor`, "ops/s", pick, "faster", (ours, theirs) => ours > theirs)
  const lighter = (what: string, pick: (one: Measured) => number): Figure =>
    figure(what, "MB", pick, "<= 0.5 x", (ours, theirs) => ours <= 0.5 * theirs)
  return [
    figure(
      "start to first answer",
      "ms",
      (one) => one.readyMs,
      "faster",
      (ours, theirs) => ours < theirs
    ),
    faster("GET one", (one) => one.one),
    faster("GET a list of 100", (one) => one.list),
    faster("create", (one) => one.create),
    lighter(`resident before, ${RECORDS} records where there are any`, (one) => one.filledMb),
    lighter("resident after the same work", (one) => one.loadedMb)
  ]
}

export const sandboxPeers: Benchmark = {
  name: "sandbox-peers",
  run: async () => {
    install()
    sandbox.build()
    const { contender, rows } = await ours()
    const we = await measure(contender)
    await contender.server.stop()
    const spec = process.env["SEGUE_VENDOR_SPEC"]
    if (spec === undefined) console.log("  Prism is left out: it needs SEGUE_VENDOR_SPEC")
    const peers = [
      () => bare(rows),
      () => jsonServer(rows),
      ...(spec === undefined ? [] : [() => prism(path.join(spec, "paxos-v2.slice.openapi.json"))])
    ]
    const all: Array<Figure> = []
    for (const peer of peers) {
      const other = await peer()
      const they = await measure(other)
      await other.server.stop()
      all.push(...figures(other.name, ...(await raced(we, they))))
    }
    return all
  }
}
