import { assert, describe, it } from "@effect/vitest"

import manifest from "../package.json" with { type: "json" }
import { commands, type Entry } from "../src/commands/registry.ts"
import { segue } from "./terminal.ts"

describe("the command line", () => {
  it("without arguments: help on stdout, 0", async () => {
    const { code, stderr, stdout } = await segue([])
    assert.deepStrictEqual([code, stderr], [0, ""])
    for (const { name, summary } of commands) {
      assert.include(stdout, name)
      // Long lines are wrapped.
      assert.include(stdout.replaceAll(/\s+/gu, " "), summary)
    }
    assert.include(stdout, "Exit codes:")
    assert.strictEqual((await segue(["--help"])).stdout, stdout)
    assert.strictEqual((await segue(["help"])).stdout, stdout)
  })

  it.each(commands.map(({ name }) => name))("%s --help: examples and exit codes on stdout, 0", async (name) => {
    const { code, stderr, stdout } = await segue([name, "--help"])
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.include(stdout, "Examples:")
    assert.include(stdout, `  segue ${name}`)
    assert.include(stdout, "Exit codes:")
    assert.strictEqual((await segue(["help", name])).stdout, stdout)
  })

  it("prints its version", async () => {
    assert.deepStrictEqual(await segue(["--version"]), { code: 0, stdout: `${manifest.version}\n`, stderr: "" })
  })

  it.each([
    [["paylod"], "Did you mean payload?"],
    [["payload", "--formt", "json"], "Did you mean --format?"],
    [["payload", "--format", "yaml"], "Allowed choices are pretty, json"],
    [["payload", "--kind"], "argument missing"],
    [["payload", "a", "b"], "too many arguments"]
  ])("usage error %j: said on stderr, 2", async (args, message) => {
    const { code, stderr, stdout } = await segue(args)
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, message)
  })
})

describe("a mistake in segue", () => {
  const broken: Entry = {
    name: "break",
    summary: "fails",
    load: async () => ({
      define: (command) => {
        command.action(() => {
          throw new TypeError("the moon is not there")
        })
      }
    })
  }

  it("asks for a report, exits with 70, and shows no stack", async () => {
    const { code, stderr, stdout } = await segue(["break"], { commands: [broken] })
    assert.deepStrictEqual([code, stdout], [70, ""])
    assert.include(stderr, "segue: internal error: the moon is not there")
    assert.include(stderr, "report")
    assert.notMatch(stderr, /^\s+at /mu)
  })

  it("shows the stack with --debug, before and after the command", async () => {
    for (const args of [
      ["--debug", "break"],
      ["break", "--debug"]
    ]) {
      const { code, stderr } = await segue(args, { commands: [broken] })
      assert.strictEqual(code, 70)
      assert.match(stderr, /^\s+at /mu)
    }
  })
})
