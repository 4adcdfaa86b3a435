/** Two other real clients over `segue lsp --stdio`: Neovim, which has diagnostics pushed, and eglot, which never resolves. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { afterEach, assert, beforeEach, describe, it } from "vitest"

const server = JSON.stringify([
  process.execPath,
  path.resolve(import.meta.dirname, "../../../cli/dist/segue.js"),
  "lsp",
  "--stdio"
])

const before = `{
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "source_asset": "USD",
  "target_asset": "PYUSD",
  "amount": "100.00",
  "ref_id": "top-up-1"
}
`

interface Line {
  readonly offered?: ReadonlyArray<string>
  readonly message?: string
  readonly exit?: number
  readonly problem?: string
}

const driver = (name: string): string => path.resolve(import.meta.dirname, "../editors", name)

const programOf = (name: string, variable: string): string | undefined => {
  const named = process.env[variable]
  const folders = (process.env["PATH"] ?? "").split(path.delimiter)
  return [named ?? "", ...folders.map((folder) => path.join(folder, name))].find(
    (file) => file !== "" && fs.existsSync(file)
  )
}

const editors = [
  {
    name: "Neovim",
    program: programOf("nvim", "SEGUE_NVIM"),
    missing: "needs Neovim: install the package neovim, or name its program in SEGUE_NVIM",
    arguments: ["--clean", "--headless", "-u", driver("drive.lua")]
  },
  {
    name: "Emacs with eglot",
    program: programOf("emacs", "SEGUE_EMACS"),
    missing: "needs Emacs: install the packages emacs-nox and elpa-eglot, or name its program in SEGUE_EMACS",
    arguments: ["--batch", "-l", driver("drive.el")]
  }
]

describe.each(editors)("$name", (editor) => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-editor-"))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

  it.skipIf(editor.program === undefined)(
    `shows findings and applies the fix${editor.program === undefined ? ` (${editor.missing})` : ""}`,
    () => {
      const file = path.join(folder, "request.json")
      fs.writeFileSync(file, before)
      const run = spawnSync(editor.program!, editor.arguments, {
        cwd: folder,
        encoding: "utf8",
        timeout: 90_000,
        env: { ...process.env, FILE: file, TMPDIR: folder, SEGUE_SERVER: server, TITLE: "Migrate this payload" }
      })
      const lines = `${run.stdout}\n${run.stderr}`
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Line)
      assert.deepStrictEqual(
        lines.flatMap(({ problem }) => problem ?? []),
        [],
        run.stderr
      )
      const messages = lines.flatMap(({ message }) => message ?? [])
      assert.isTrue(
        messages.some((message) => message.includes("target_asset is called destination_asset")),
        run.stdout
      )
      assert.isTrue(lines.some(({ offered }) => offered?.some((title) => title.includes("Migrate this payload"))))
      assert.strictEqual(lines.at(-1)?.exit, 0)
      const after = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, unknown>
      assert.deepStrictEqual(after, {
        source: { profile: { profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c" } },
        destination: { profile: { profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c" } },
        source_asset: "USD",
        destination_asset: "PYUSD",
        source_amount: "100.00",
        ref_id: "top-up-1"
      })
    }
  )
})
