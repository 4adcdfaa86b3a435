/** The process is killed at every named point, on real PostgreSQL beside a replica that lives on. */
import { describe, it } from "vitest"

import { type Point, points } from "../../src/CrashPoint.ts"
import { survive } from "./run.ts"

/** Some points are passed before anything happens: their later passages are the interesting ones. */
const nth: Partial<Record<Point, number>> = {
  "follow.events-read": 12,
  "follow.listed": 6,
  "follow.applying": 4,
  "follow.applied": 4,
  "feed.told": 3,
  "reconcile.compared": 2
}

const passages = (point: Point): number => nth[point] ?? (point.startsWith("create.") ? 2 : 1)

describe("survives being killed", () => {
  it.concurrent.each(points)("at %s", { timeout: 120_000 }, async (point) => {
    const replicas = point.startsWith("recover.") ? 1 : 2
    await survive({ point, nth: passages(point), database: "server", replicas })
  })
})
