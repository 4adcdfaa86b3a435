/**
 * The floor of every HTTP figure: `node:http` and `JSON.stringify` over records in a map, nothing else. `FILE` names a
 * JSON array of records; `/one/<id>` answers one of them, `/list` the first hundred in the shape of the vendor's list.
 */
import * as fs from "node:fs"
import * as Http from "node:http"
import type { AddressInfo } from "node:net"

const rows = JSON.parse(fs.readFileSync(process.env["FILE"]!, "utf8")) as ReadonlyArray<{ readonly id: string }>
const byId = new Map(rows.map((row) => [row.id, row]))
const page = rows.slice(0, 100)

const server = Http.createServer((request, response) => {
  const path = request.url!
  const found = path === "/list" ? { items: page, orchestrations: page } : byId.get(path.slice("/one/".length))
  response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" })
  response.end(JSON.stringify(found ?? {}))
})
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
