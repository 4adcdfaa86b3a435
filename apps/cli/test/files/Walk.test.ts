import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as Walk from "../../src/files/Walk.ts"
import { committed, folder, pipe, write } from "../folder.ts"

const walked = (root: string, options: Partial<Walk.Options> = {}) => {
  const steps = [...Walk.walk(root, ".", { respectsIgnores: true, isExcluded: () => false, ...options })]
  return {
    files: steps.flatMap((step) => (step.kind === "file" ? [step.entry.shown] : [])),
    skipped: steps.flatMap((step) => (step.kind === "skipped" ? [`${step.note.file} ${step.note.why}`] : []))
  }
}

describe("the walk", () => {
  it("finds every file, hidden ones too, in a fixed order; never node_modules or git's own", () => {
    const files = { "b.json": "", "a/z.ts": "", "a/.env": "", ".github/w.yml": "", "node_modules/x/i.js": "" }
    const root = folder({ ...files, ".git/config": "", "c/node_modules/y.js": "" })
    assert.deepStrictEqual(walked(root).files, ["b.json", ".github/w.yml", "a/.env", "a/z.ts"])
    const all = walked(root, { respectsIgnores: false }).files
    assert.include(all, "node_modules/x/i.js")
    assert.notInclude(all, ".git/config")
  })

  it("keeps out what ignore files keep out: nested, negated, anchored, .ignore before .gitignore", () => {
    const root = folder({
      ".gitignore": "*.log\n/out/\nkept/*\n!kept/this.json\n*.env\n",
      ".ignore": "!*.env\n",
      "a.log": "",
      "a.json": "",
      "x.env": "",
      "out/a.json": "",
      "deep/out/a.json": "",
      "kept/this.json": "",
      "kept/that.json": "",
      "deep/.gitignore": "!a.log\nsecret.json\n",
      "deep/a.log": "",
      "deep/secret.json": "",
      "deep/er/secret.json": ""
    })
    const { files } = walked(root)
    assert.deepStrictEqual(
      files.filter((file) => !path.basename(file).startsWith(".")),
      ["a.json", "x.env", "deep/a.log", "deep/out/a.json", "kept/this.json"]
    )
  })

  it("agrees with git about what is ignored", () => {
    const root = folder({
      ".gitignore": "build\n**/tmp/*.json\n!important/\nfoo/**/bar\n\\#literal\n*.p[yl]\n",
      "sub/.gitignore": "/local\n*.txt\n!keep.txt\n"
    })
    const names = [
      "build/a",
      "x/build",
      "tmp/a.json",
      "x/tmp/a.json",
      "x/tmp/y/a.json",
      "foo/bar",
      "foo/a/b/bar",
      "a.py"
    ]
    const more = ["#literal", "sub/local", "sub/x/local", "sub/a.txt", "sub/keep.txt", "a.txt", "sub/important/z"]
    write(root, Object.fromEntries([...names, ...more].map((name) => [name, ""])))
    committed(root)
    const listed = execFileSync("git", ["-C", root, "ls-files", "-z"], { encoding: "utf8" }).split("\0")
    assert.deepStrictEqual(walked(root).files.toSorted(), listed.filter((name) => name !== "").toSorted())
  })

  it("rules above the starting folder count inside a repository only", () => {
    const root = folder({ ".gitignore": "secret.json\n", "in/secret.json": "", "in/a.json": "" })
    assert.deepStrictEqual(walked(path.join(root, "in")).files, ["a.json", "secret.json"])
    fs.mkdirSync(path.join(root, ".git/info"), { recursive: true })
    fs.writeFileSync(path.join(root, ".git/info/exclude"), "in/a.json\n")
    assert.deepStrictEqual(walked(path.join(root, "in")).files, [])
  })

  it("follows no link; says of those that lead out or nowhere", () => {
    const outside = folder({ "secret.json": "" })
    const root = folder({ "real/a.json": "" })
    fs.symlinkSync(outside, path.join(root, "out"))
    fs.symlinkSync(path.join(outside, "secret.json"), path.join(root, "out.json"))
    fs.symlinkSync("real", path.join(root, "in"))
    fs.symlinkSync("nowhere", path.join(root, "dangling"))
    fs.symlinkSync(".", path.join(root, "loop"))
    const { files, skipped } = walked(root)
    assert.deepStrictEqual(files, ["real/a.json"])
    assert.deepStrictEqual(skipped, [
      "dangling is a symbolic link that leads nowhere",
      "out is a symbolic link out of the folder; links are not followed",
      "out.json is a symbolic link out of the folder; links are not followed"
    ])
  })

  it("says of what is no file, and of what a stopped run left behind", () => {
    const root = folder({ "a.json": "", ".a.json.0123456789ab.segue": "" })
    pipe(path.join(root, "pipe"))
    const { files, skipped } = walked(root)
    assert.deepStrictEqual(files, ["a.json"])
    assert.deepStrictEqual(skipped, [
      ".a.json.0123456789ab.segue was left behind by a run that was stopped; it can be deleted",
      "pipe is not a regular file"
    ])
  })

  it("a folder that vanishes while it is walked is said", () => {
    const root = folder({ "a/x.json": "", "b/y.json": "" })
    const steps: Array<string> = []
    for (const step of Walk.walk(root, ".", { respectsIgnores: true, isExcluded: () => false })) {
      steps.push(step.kind === "file" ? step.entry.shown : `${step.note.file} ${step.note.why}`)
      fs.rmSync(path.join(root, "b"), { recursive: true, force: true })
    }
    assert.deepStrictEqual(steps, ["a/x.json", "b/ vanished while it was being read"])
  })
})
