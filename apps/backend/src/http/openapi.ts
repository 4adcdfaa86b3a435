/** `/openapi.json`: the API for those who call it without tRPC. */
import { openApi, serving as api } from "@segue/api"

import { version } from "../Version.ts"
import type { Routes } from "./Serving.ts"

/** The document; it says nothing of this gateway but its version. */
export const openapi: Routes = (app) => {
  const document = openApi({ version, url: api.endpoint })
  app.get("/openapi.json", (context) => context.json(document))
}
