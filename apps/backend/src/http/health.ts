/** `/healthz`: the process runs. `/readyz`: it can serve, and what keeps it from being well. Neither asks the vendor. */
import { System } from "@segue/api/System"
import * as Effect from "effect/Effect"

import type { Routes } from "./Serving.ts"

/** Liveness and readiness. */
export const health: Routes = (app, { runtime }) => {
  app.get("/healthz", (context) => context.json({ status: "ok" }))
  app.get("/readyz", async (context) => {
    const { checks, status } = await runtime.runPromise(Effect.flatMap(System, (system) => system.health))
    // Whoever reaches this needs no key: reasons are our errors' own texts, which hold no secrets and no values.
    const wrong = checks.filter((check) => check.status !== "ok")
    return context.json(wrong.length === 0 ? { status } : { status, checks: wrong }, status === "down" ? 503 : 200)
  })
}
