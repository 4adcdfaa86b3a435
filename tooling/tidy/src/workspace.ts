/** The workspace as its files tell it. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

export const root = path.resolve(import.meta.dirname, "../../..")

/** The text of a file in the repository. */
export const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

export const exists = (file: string): boolean => fs.existsSync(path.join(root, file))

export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly exports?: unknown
  readonly publishConfig?: unknown
  readonly engines?: { readonly node?: string }
}

const json = (file: string): unknown => JSON.parse(read(file))

/** Every package of the workspace with its manifest. */
export const packages: ReadonlyArray<{ readonly dir: string; readonly manifest: Manifest }> = [
  "packages",
  "apps",
  "tooling"
]
  .flatMap((area) => fs.readdirSync(path.join(root, area)).map((name) => `${area}/${name}`))
  .filter((dir) => exists(`${dir}/package.json`))
  .map((dir) => ({ dir, manifest: json(`${dir}/package.json`) as Manifest }))

export const tagsOf = (dir: string): ReadonlyArray<string> =>
  (json(`${dir}/turbo.json`) as { tags: Array<string> }).tags

export const referencesOf = (dir: string): ReadonlyArray<string> =>
  ((json(path.join(dir, "tsconfig.json")) as { references?: Array<{ path: string }> }).references ?? []).map(
    (reference) => path.relative(root, path.resolve(root, dir, reference.path))
  )

/** Files git tracks or would track: what a clone holds. */
export const files: ReadonlyArray<string> = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024
})
  .split("\n")
  .filter((file) => file !== "" && exists(file))

const TEXT = /\.(?:ts|tsx|js|mjs|cjs|json|jsonc|ya?ml|md|mdx|html|css|sql|toml|txt|sh)$|(?:^|\/)(?:LICENSE|run)$/u

export const textFiles: ReadonlyArray<string> = files.filter((file) => TEXT.test(file))
