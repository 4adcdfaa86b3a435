/** One real PostgreSQL for a run of the tests. Every test file makes a database of its own in it. */
declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's first database. */
    readonly serverUrl: string
  }
}

export { setup } from "../src/TestServer.ts"
