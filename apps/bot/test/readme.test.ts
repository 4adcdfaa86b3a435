/** The README's commands do what it says: they are run as they stand. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as net from "node:net"
import * as os from "node:os"
import * as path from "node:path"

import { afterEach, assert, beforeEach, describe, it } from "vitest"

const app = path.resolve(import.meta.dirname, "..")
const readme = fs.readFileSync(path.join(app, "README.md"), "utf8")

/** The blocks of a section, by their language. */
const blocks = (section: string, language: string): ReadonlyArray<string> => {
  const text = readme.split(/^## /mu).find((part) => part.startsWith(`${section}\n`)) ?? ""
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gmu"))].map(([, body]) => body!)
}

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, "close")
  return port
}

let folder = ""
const children: Array<ChildProcess> = []

beforeEach(() => {
  // As a checkout, with a folder of its own for what the bot writes.
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-readme-"))
  fs.symlinkSync(path.dirname(app), path.join(folder, "apps"))
})

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    process.kill(-child.pid!, "SIGKILL")
    await once(child, "close")
  }
  fs.rmSync(folder, { recursive: true, force: true })
})

/** What every command of the README begins with: it brings Node. Here it is there, and the words after it are run. */
const PREFIX = "npx -y pnpm@12 exec"
const RUNNER = `npx() { [ "npx $1 $2 $3" = "${PREFIX}" ] || exit 64; shift 3; "$@"; }\n`

/** Runs a block in a shell; what it said so far, and when it said something. */
const shell = (script: string) => {
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder }
  // A group of its own: the shell's children end with it.
  const child = spawn("bash", ["-ec", RUNNER + script], {
    cwd: folder,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  })
  children.push(child)
  const said = { out: "", err: "" }
  child.stdout.on("data", (text) => (said.out += String(text)))
  child.stderr.on("data", (text) => (said.err += String(text)))
  const until = async (isSaid: (out: string) => boolean) => {
    while (!isSaid(said.out)) {
      assert.isNull(child.exitCode, said.err)
      await Promise.race([once(child.stdout, "data"), once(child, "exit")])
    }
    return said.out
  }
  /** As Ctrl-C does; the exit code. */
  const stop = async (): Promise<number | null> => {
    process.kill(-child.pid!, "SIGINT")
    const [code] = (await once(child, "close")) as [number | null]
    return code
  }
  return { said, stop, until }
}

describe("the README", () => {
  it("goes from nothing to a message in one command", async () => {
    const [command, ...more] = blocks("From nothing to a message", "sh")
    assert.deepStrictEqual(more, [])
    const { said, stop, until } = shell(command!)
    await until((out) => /^COMPLETED: /mu.test(out) && /^FAILED: .*\n/mu.test(out))
    assert.strictEqual(await stop(), 0, said.err)
    assert.include(said.err, "NO MONEY MOVES")
    // Nothing but messages, one a line.
    for (const line of said.out.trim().split("\n")) {
      assert.match(line, /^(?:PENDING|PROCESSING|COMPLETED|FAILED): .*sandbox in this process, as of/u)
    }
    assert.match(said.out, /^FAILED: .*Check balances before sending again/mu)
  })

  it("goes on to a message in Slack", async () => {
    const port = String(await freePort())
    const section = "To Slack in five minutes"
    const [standIn, bot] = blocks(section, "sh")
    const [config] = blocks(section, "jsonc")
    fs.writeFileSync(path.join(folder, "segue-bot.config.jsonc"), config!.replace("4412", port))
    const slack = shell(standIn!.replace("stand-in.ts", `stand-in.ts ${port}`))
    await slack.until((out) => out.includes(`127.0.0.1:${port}`))
    const running = shell(bot!)
    await running.until((out) => out.includes("team: taken, and edited") && out.includes("target team: slack"))
    const shown = await slack.until(
      (out) => /^post .*FAILED|^edit .*FAILED/mu.test(out) && /^reply .*Check balances/mu.test(out)
    )
    assert.match(shown, /^post {3}\S+ TEST: this bot can write here/mu)
    assert.match(shown, /^edit {3}\S+ TEST: this bot can write here, and edit/mu)
  })

  it("has no command that takes another Node than it needs", () => {
    const commands = [...readme.matchAll(/^[^`\n]*\bnode \S+\.ts\b/gmu)].map(([command]) => command)
    assert.lengthOf(commands, 5)
    for (const command of commands) assert.match(command, /^npx -y pnpm@12 exec node apps\/bot\/\S+$/u)
    assert.notMatch(readme, /(?<!exec )node apps/u)
  })

  it("names every placeholder, target and command that there is", async () => {
    const { placeholders } = await import("../src/templates/Template.ts")
    const { commands } = await import("../src/commands/registry.ts")
    const { Target } = await import("../src/config/targets.ts")
    for (const name of Object.keys(placeholders)) assert.include(readme, `\`{${name}}\``)
    for (const { name } of commands) assert.include(readme, `\`segue-bot ${name}`)
    for (const { fields } of Target.members) assert.include(readme, `| \`${fields.type.literal}\` `)
  })
})
