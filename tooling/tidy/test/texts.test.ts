/** What a reviewer would otherwise have to remember about the texts of the repository. */
import * as fs from "node:fs"
import * as path from "node:path"

import { describe, expect, it } from "vitest"

import { exists, files, read, root, textFiles } from "../src/workspace.ts"

const offenders = (pattern: RegExp, among: ReadonlyArray<string> = textFiles): ReadonlyArray<string> =>
  among.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : []))
  )

const FACT = /vendor-facts\.md#([a-z0-9-]+)|(?<=#)((?:conv|orch|auth|event|webhook|problem|open)-[a-z0-9-]+)/gu

describe("vendor facts", () => {
  const ids = new Set([...read("docs/vendor-facts.md").matchAll(/<a id="([^"]+)"/gu)].map((match) => match[1]!))

  it("are cited by rows that exist", () => {
    const missing = textFiles
      .filter((file) => file.endsWith(".ts") && !file.startsWith("tooling/"))
      .flatMap((file) =>
        [...read(file).matchAll(FACT)]
          .map((match) => match[1] ?? match[2]!)
          .filter((id) => !ids.has(id))
          .map((id) => `${file}: ${id}`)
      )
    expect(missing).toEqual([])
  })
})

describe("texts", () => {
  it("name no path of a machine", () => {
    expect(
      offenders(/(?:^|[\s"'(`])\/(?:work|home|root|Users)\/[a-z]/u).filter((at) => !at.startsWith("tooling/tidy/"))
    ).toEqual([])
  })

  it("record no download address in the lock file", () => {
    expect(offenders(/^\s*(?:tarball|resolved):\s*"?https?:/u, ["pnpm-lock.yaml"])).toEqual([])
  })

  it("do not hold large files", () => {
    const large = files.filter((file) => fs.statSync(path.join(root, file)).size > 1024 * 1024)
    expect(large).toEqual([])
  })

  it("carry no leftover marks", () => {
    expect(
      offenders(
        /\b(?:FIXME|HACK)\b/u,
        textFiles.filter((file) => file.endsWith(".ts") && !file.startsWith("tooling/tidy/"))
      )
    ).toEqual([])
  })

  it("link to files that exist", () => {
    const broken = textFiles
      .filter(
        (file) =>
          file.endsWith(".md") &&
          !file.includes("/fixtures/") &&
          !file.includes("/cases/") &&
          !file.startsWith("examples/")
      )
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/gu)]
          .map((match) => match[1]!)
          .filter((target) => !exists(path.join(path.dirname(file), target)))
          .map((target) => `${file}: ${target}`)
      )
    expect(broken).toEqual([])
  })
})

describe("changesets", () => {
  const notes = files.filter((file) => /^\.changeset\/(?!README).*\.md$/u.test(file))

  it.each(notes.map((file) => [file] as const))("%s names packages that exist and has no headings", (file) => {
    const [, front, body] = /^---\n([\s\S]*?)---\n([\s\S]*)$/u.exec(read(file)) ?? []
    expect(body?.trim()).not.toBe("")
    expect(body).not.toMatch(/^#/mu)
    for (const [, name] of (front ?? "").matchAll(/^"([^"]+)":/gmu)) {
      expect(
        ["packages", "apps"].some((area) => exists(`${area}/${name!.replace("@segue/", "")}/package.json`)),
        name
      ).toBe(true)
    }
  })
})

describe("the CI script", () => {
  it("may be run", () => {
    expect(fs.statSync(path.join(root, ".ci/run")).mode & 0o111).not.toBe(0)
  })
})
