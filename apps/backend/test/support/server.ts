/** One real PostgreSQL for a run of the tests. Every backend that asks for one gets a database of its own in it. */
declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's first database. */
    readonly serverUrl: string
  }
}

export { setup } from "@segue/storage/TestServer"
