/**
 * The floor of every HTTP figure: `node:http` and `JSON.stringify` over records in a map, nothing else. `FILE` names a
 * JSON array of records; `/one/<id>` answers one of them, `/list` the first hundred in the shape of the vendor's list,
 * and what is posted is kept and answered.
 */
import * as fs from "node:fs"
import * as Http from "node:http"
import type { AddressInfo } from "node:net"

const rows = JSON.parse(fs.readFileSync(process.env["FILE"]!, "utf8")) as ReadonlyArray<{ readonly id: string }>
const byId = new Map(rows.map((row) => [row.id, row]))
const page = rows.slice(0, 100)

const create = async (request: Http.IncomingMessage, response: Http.ServerResponse): Promise<void> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const row = { ...JSON.parse(Buffer.concat(chunks).toString()), id: crypto.randomUUID() }
  byId.set(row.id, row)
  response.writeHead(200, { "content-type": "application/json" })
  response.end(JSON.stringify(row))
}

const server = Http.createServer((request, response) => {
  if (request.method === "POST") {
    void create(request, response)
    return
  }
  const path = request.url!
  const found = path === "/list" ? { items: page, orchestrations: page } : byId.get(path.slice("/one/".length))
  response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" })
  response.end(JSON.stringify(found ?? {}))
})
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
