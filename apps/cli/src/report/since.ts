/** The earlier report that a new one is compared with. */
import * as fs from "node:fs"
import * as path from "node:path"

import { parse, type Point, pointOf } from "@segue/migrate/report/Report"
import * as Result from "effect/Result"

import type { Host } from "../Host.ts"

/** Earlier reports that are carried along; the first one always is. */
const POINTS_MAX = 100

/** The first point and the last ones. */
const bounded = (points: ReadonlyArray<Point>): ReadonlyArray<Point> =>
  points.length <= POINTS_MAX ? points : [points[0]!, ...points.slice(points.length - POINTS_MAX + 1)]

/** What an earlier report knows of the past, itself included. Fails with sentences that name the file. */
export const history = (
  host: Pick<Host, "cwd">,
  file: string | undefined
): Result.Result<ReadonlyArray<Point>, ReadonlyArray<string>> => {
  if (file === undefined) return Result.succeed([])
  let text: string
  try {
    text = fs.readFileSync(path.resolve(host.cwd, file), "utf8")
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT"
    return Result.fail([`${file} ${isMissing ? "does not exist" : `cannot be read: ${(error as Error).message}`}`])
  }
  const report = parse(text)
  if (Result.isFailure(report)) return Result.fail(report.failure.map((sentence) => `${file}: ${sentence}`))
  return Result.succeed(bounded([...report.success.history, pointOf(report.success)]))
}
