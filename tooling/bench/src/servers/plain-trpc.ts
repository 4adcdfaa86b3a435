/**
 * The floor of the gateway's figures: tRPC with the same adapter on the same HTTP server, one procedure that looks a
 * record up. `FILE` names a JSON array of records.
 */
import * as fs from "node:fs"
import type { AddressInfo } from "node:net"

import { createAdaptorServer } from "@hono/node-server"
import { initTRPC } from "@trpc/server"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { Hono } from "hono"

const records = JSON.parse(fs.readFileSync(process.env["FILE"]!, "utf8")) as ReadonlyArray<{ readonly id: string }>
const byId = new Map(records.map((record) => [record.id, record]))

const trpc = initTRPC.create()
const router = trpc.router({
  orchestrations: trpc.router({
    get: trpc.procedure.input((input) => input as { readonly id: string }).query(({ input }) => byId.get(input.id))
  })
})

const app = new Hono()
app.all("/trpc/*", (context) => fetchRequestHandler({ endpoint: "/trpc", router, req: context.req.raw }))
const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
