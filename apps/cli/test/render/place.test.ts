import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import { fromRoot, uriOf, webPage } from "../../src/render/place.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"

describe("places in a repository", () => {
  const cwd = path.resolve("/r/in")

  it.each([
    [{}, "a.ts", "a.ts"],
    [{ GITHUB_WORKSPACE: "" }, "a.ts", "a.ts"],
    [{ GITHUB_WORKSPACE: path.resolve("/r") }, "a.ts", "in/a.ts"],
    [{ GITHUB_WORKSPACE: path.resolve("/r") }, "../b.ts", "b.ts"],
    [{ CI_PROJECT_DIR: path.resolve("/r/in") }, "a.ts", "a.ts"],
    // Outside of the repository nothing is better than the name it was found by.
    [{ CI_PROJECT_DIR: path.resolve("/elsewhere") }, "a.ts", "a.ts"],
    [{ CI_PROJECT_DIR: path.resolve("/r/in") }, "../b.ts", "../b.ts"]
  ])("%j %s is %s", (env, file, place) => {
    assert.strictEqual(fromRoot({ cwd, env })(file), place)
  })

  it("pages are known only where the service says all it takes", () => {
    const page = webPage({ env: { CI_PROJECT_URL: "https://x.example/g/p", CI_COMMIT_SHA: "c" } })!
    assert.strictEqual(page("a b/(c).ts", 3), "https://x.example/g/p/-/blob/c/a%20b/%28c%29.ts#L3")
    assert.isUndefined(webPage({ env: { CI_PROJECT_URL: "https://x.example/g/p" } }))
    assert.isUndefined(webPage({ env: { CI_PROJECT_URL: "not an address", CI_COMMIT_SHA: "c" } }))
    assert.strictEqual(uriOf("a\uD800b"), "a%EF%BF%BDb")
  })

  it.each(["json", "sarif"])("--format %s does not depend on the service", async (format) => {
    const root = texts.folder({ "in/a.http": texts.cancel })
    const run = async (env: Record<string, string>) => {
      const { stdout } = await segue(["check", "--format", format], { cwd: path.join(root, "in"), env })
      return stdout.replace(/"ms": \d+/u, "")
    }
    const env = { GITHUB_WORKSPACE: root, GITHUB_SHA: "c", CI_PROJECT_URL: "https://x.example", CI_COMMIT_SHA: "c" }
    assert.strictEqual(await run(env), await run({}))
  })
})
