/** One real PostgreSQL for a run of the tests; whoever needs a database gets one of its own in it. */
import * as TestServer from "@segue/storage/TestServer"
import { inject } from "vitest"

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's first database. */
    readonly serverUrl: string
  }
}

export { setup } from "@segue/storage/TestServer"

/** A fresh database, and how to be rid of it. */
export const freshDatabase = () => TestServer.freshDatabase(inject("serverUrl"), "bot")
