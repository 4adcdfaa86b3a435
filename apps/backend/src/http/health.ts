/** `/healthz`: the process runs. `/readyz`: it can serve. Neither asks the vendor. */
import { System } from "@segue/api/System"
import * as Effect from "effect/Effect"

import type { Routes } from "./Serving.ts"

/** Liveness and readiness. */
export const health: Routes = (app, { runtime }) => {
  app.get("/healthz", (context) => context.json({ status: "ok" }))
  app.get("/readyz", async (context) => {
    const { status } = await runtime.runPromise(Effect.flatMap(System, (system) => system.health))
    // What is wrong in particular is for those who may read `system.health`.
    return context.json({ status }, status === "down" ? 503 : 200)
  })
}
