/** What the repository's files for CI services and hooks run, run as those do, with npm's part played by this source. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import { parse, parseAllDocuments } from "yaml"

import manifest from "../package.json" with { type: "json" }
import * as texts from "./folder.ts"

const root = path.resolve(import.meta.dirname, "../../..")
const main = path.resolve(import.meta.dirname, "../src/main.ts")
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly runs: {
    readonly using: string
    readonly steps: ReadonlyArray<{ readonly run?: string; readonly env?: Readonly<Record<string, string>> }>
  }
}
interface Hook {
  readonly id: string
  readonly entry: string
  readonly language: string
  readonly types: ReadonlyArray<string>
}
interface Job {
  readonly variables: Readonly<Record<string, string>>
  readonly script: ReadonlyArray<string>
  readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<string, string>> }
}
interface Spec {
  readonly spec: { readonly inputs: Readonly<Record<string, { readonly default: string }>> }
}

/** A folder with programs: npx and npm write down what they were asked for, and segue is run from this source. */
const programs = () => {
  const log = path.join(texts.folder(), "log")
  const segue = `exec '${process.execPath}' '${main}' "$@"`
  const folder = texts.folder({
    npx: `#!/bin/sh\necho "npx $1 $2 $3 $4 $5" >> '${log}'\nshift 5\n${segue}\n`,
    npm: `#!/bin/sh\necho "npm $*" >> '${log}'\n`,
    segue: `#!/bin/sh\n${segue}\n`
  })
  for (const name of fs.readdirSync(folder)) fs.chmodSync(path.join(folder, name), 0o755)
  return { folder, asked: () => fs.readFileSync(log, "utf8") }
}

const shell = (script: string, cwd: string, env: Readonly<Record<string, string>>) => {
  const own = programs()
  const { status, stderr, stdout } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd,
    encoding: "utf8",
    env: { PATH: `${own.folder}${path.delimiter}${process.env["PATH"]}`, HOME: own.folder, ...env }
  })
  return { status, stderr, stdout, asked: own.asked() }
}

const exact = `npx --yes --package @segue/cli@${manifest.version} -- segue\n`

describe("action.yml", () => {
  const { inputs, runs } = parse(read("action.yml")) as Action
  const step = runs.steps.find(({ run }) => run !== undefined)!

  /** Runs the step with these inputs, as the runner does: expressions become variables. */
  const run = (cwd: string, given: Readonly<Record<string, string>> = {}, env = {}) => {
    const value = (name: string): string => {
      assert.property(inputs, name)
      return given[name] ?? inputs[name]!.default
    }
    const variables = Object.entries(step.env!).map(([name, expression]) => [
      name,
      value(/^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(expression)![1]!)
    ])
    return shell(step.run!, cwd, { GITHUB_ACTION_PATH: root, ...Object.fromEntries(variables), ...env })
  }

  it("puts no input into a script", () => {
    assert.strictEqual(runs.using, "composite")
    for (const one of runs.steps) assert.notInclude(one.run ?? "", "${{")
    for (const { description } of Object.values(inputs)) assert.match(description, /\.$/u)
  })

  it("annotates, writes the page, and fails where segue does; with the version of its own tag", () => {
    const cwd = texts.folder({ "a.http": texts.cancel, "page.md": "" })
    const page = path.join(cwd, "page.md")
    const found = run(cwd, {}, { GITHUB_STEP_SUMMARY: page, GITHUB_WORKSPACE: cwd })
    assert.deepStrictEqual([found.status, found.stderr, found.asked], [1, "", exact])
    assert.include(found.stdout, "::error file=a.http,line=1,")
    assert.include(fs.readFileSync(page, "utf8"), "### segue: 1 error")
    assert.strictEqual(run(cwd, { "fail-on": "never" }).status, 0)
    assert.include(run(cwd, { version: "9.9.9" }).asked, "@segue/cli@9.9.9 ")
  })

  it("takes paths line by line, and runs none of them", () => {
    const cwd = texts.folder({ "a b.http": texts.cancel, "c.http": texts.cancel, "-d.http": texts.cancel })
    const some = run(cwd, { paths: "a b.http\n-d.http\n" })
    assert.include(some.stdout, "a b.http")
    assert.include(some.stdout, "file=-d.http")
    assert.notInclude(some.stdout, "c.http")
    const evil = run(cwd, { paths: '$(touch hacked)"; touch hacked; "', baseline: "$(touch hacked)" })
    assert.strictEqual(evil.status, 2)
    assert.isFalse(fs.existsSync(path.join(cwd, "hacked")))
  })

  it("writes the other forms too, and stops where they cannot be made", () => {
    const cwd = texts.folder({ "a.http": texts.cancel })
    const both = { "sarif-file": "out.sarif", "comment-file": "out.md" }
    assert.strictEqual(run(cwd, both).status, 1)
    assert.property(JSON.parse(fs.readFileSync(path.join(cwd, "out.sarif"), "utf8")), "runs")
    assert.include(fs.readFileSync(path.join(cwd, "out.md"), "utf8"), "<!-- segue check -->")
    const broken = run(cwd, { ...both, config: "none.jsonc" })
    assert.strictEqual(broken.status, 2)
    assert.include(broken.stderr, "none.jsonc does not exist")
  })

  it("hands on the baseline, the changes and what is unused", () => {
    const cwd = texts.folder({ "a.http": texts.cancel, "b.yaml": "# segue-ignore-next-line scope\nb: 1\n" })
    shell("npx --yes --package @segue/cli -- segue check --write-baseline", cwd, {})
    assert.strictEqual(run(cwd, { baseline: "segue-baseline.json" }).status, 0)
    assert.strictEqual(run(cwd, { baseline: "segue-baseline.json", "fail-on-unused": "true" }).status, 1)
    texts.committed(cwd)
    assert.strictEqual(run(cwd, { changed: "main" }).status, 0)
    texts.write(cwd, { "new.http": texts.cancel })
    assert.strictEqual(run(cwd, { changed: "main" }).status, 1)
  })
})

describe(".pre-commit-hooks.yaml", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as ReadonlyArray<Hook>

  /** Runs a hook as pre-commit does: the entry's words, the first a file of this repository, then the files' names. */
  const run = (id: string, cwd: string, files: ReadonlyArray<string>) => {
    const { entry, language } = hooks.find((one) => one.id === id)!
    assert.strictEqual(language, "script")
    const [program = "", ...words] = entry.split(" ")
    const quoted = [path.join(root, program), ...words, ...files].map((word) => `'${word}'`)
    return shell(quoted.join(" "), cwd, {})
  }

  it("checks the files it is given, and no other", () => {
    const cwd = texts.folder({ "a b.http": texts.cancel, "c.http": texts.cancel, "d.txt": "x" })
    texts.committed(cwd)
    const found = run("segue-check", cwd, ["a b.http", "d.txt"])
    assert.deepStrictEqual([found.status, found.asked], [1, exact])
    assert.include(found.stdout, "a b.http:1:")
    assert.notInclude(found.stdout, "c.http")
    assert.strictEqual(run("segue-check", cwd, ["d.txt"]).status, 0)
  })

  it("fixes what is staged", () => {
    const cwd = texts.folder({ "a.txt": "x" })
    texts.committed(cwd)
    texts.write(cwd, { "a.json": texts.request })
    texts.git(cwd, "add", "-A")
    const { status, stdout } = run("segue-fix", cwd, ["a.json"])
    assert.strictEqual(status, 0, stdout)
    assert.include(fs.readFileSync(path.join(cwd, "a.json"), "utf8"), "source_amount")
  })
})

describe("integrations/gitlab.yml", () => {
  const [spec, jobs] = parseAllDocuments(read("integrations/gitlab.yml")).map((one) => one.toJS() as unknown)
  const { inputs } = (spec as Spec).spec
  const job = (jobs as Readonly<Record<string, Job>>)["segue-check"]!

  const run = (cwd: string, given: Readonly<Record<string, string>> = {}) => {
    const filled = Object.entries(job.variables).map(([name, value]) => [
      name,
      value.replaceAll(/\$\[\[ inputs\.([a-z]+) \]\]/gu, (_, input: string) => {
        assert.property(inputs, input)
        return given[input] ?? inputs[input]!.default
      })
    ])
    return shell(job.script.join("\n"), cwd, { CI_PROJECT_DIR: cwd, ...Object.fromEntries(filled) })
  }

  it("keeps the report, shows the findings, and fails where segue does", () => {
    const cwd = texts.folder({ "in/a.http": texts.cancel })
    const { asked, status, stdout } = run(cwd)
    assert.deepStrictEqual([status, asked], [1, "npm install --global --no-fund --no-audit @segue/cli@latest\n"])
    assert.include(stdout, "in/a.http:1:")
    const report = fs.readFileSync(path.join(cwd, job.artifacts.reports["codequality"]!), "utf8")
    const [issue] = JSON.parse(report) as ReadonlyArray<{ readonly location: { readonly path: string } }>
    assert.strictEqual(issue!.location.path, "in/a.http")
    assert.strictEqual(job.artifacts.when, "always")
  })

  it("passes where there is nothing, hands on paths and arguments, and fails when it cannot look", () => {
    const cwd = texts.folder({ "a.http": texts.cancel, "b.txt": "x" })
    assert.strictEqual(run(cwd, { paths: "b.txt" }).status, 0)
    assert.strictEqual(run(cwd, { arguments: "--fail-on never --rule cancel=info" }).status, 0)
    assert.strictEqual(run(cwd, { paths: "nowhere" }).status, 2)
    assert.include(run(cwd, { version: "1.2.3" }).asked, "@segue/cli@1.2.3")
  })
})
