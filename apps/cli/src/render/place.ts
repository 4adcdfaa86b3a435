/** Where a finding is in words that the machines of a CI service understand: from the repository's root. */
import * as path from "node:path"

import type { Host } from "../Host.ts"

/** The root of the repository that a CI service has checked out; `undefined` elsewhere. */
const rootOf = ({ env }: Pick<Host, "env">): string | undefined => env["GITHUB_WORKSPACE"] ?? env["CI_PROJECT_DIR"]

/** Turns a path as reports show it into one from the repository's root; a file outside of it keeps its name. */
export const fromRoot = (host: Pick<Host, "cwd" | "env">): ((file: string) => string) => {
  const root = rootOf(host)
  if (root === undefined || root === "") return (file) => file
  return (file) => {
    const below = path.relative(root, path.resolve(host.cwd, file)).replaceAll(path.sep, "/")
    return below.startsWith("../") || path.isAbsolute(below) ? file : below
  }
}

/** The address of a file's line in the service's web pages; `undefined` where the service does not say enough. */
export const webPage = ({ env }: Pick<Host, "env">): ((file: string, line: number) => string) | undefined => {
  const [server, repository, commit] = [env["GITHUB_SERVER_URL"], env["GITHUB_REPOSITORY"], env["GITHUB_SHA"]]
  const [project, revision] = [env["CI_PROJECT_URL"], env["CI_COMMIT_SHA"]]
  const base =
    server !== undefined && repository !== undefined && commit !== undefined
      ? `${server}/${repository}/blob/${commit}`
      : project !== undefined && revision !== undefined
        ? `${project}/-/blob/${revision}`
        : undefined
  if (base === undefined || !URL.canParse(base)) return undefined
  return (file, line) => `${base}/${uriOf(file)}#L${line}`
}

/** A path as a URI's, in which nothing ends a link's address in Markdown or HTML. */
export const uriOf = (file: string): string =>
  file
    .split("/")
    .map((part) =>
      encodeURIComponent(part.toWellFormed()).replaceAll(/[!'()*]/gu, (one) => `%${one.charCodeAt(0).toString(16)}`)
    )
    .join("/")
