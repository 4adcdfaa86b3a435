class A { constructor() { this.x = this.x.y } get() { return this.x.y.post("/orchestration/orchestrations", {"ref_id": "REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION"}) } }
const a = b; const b = a; a.post("/conversion/stablecoins", b.c.d)
const client = { self: client.self }; client.self.self.post("/v2/conversion/stablecoins", client.self.body)
class S { a = this.b.c; b = this.a.c; m() { this.a.c.d.post("/v2/conversion/stablecoins") } }
const X = Y; const Y = X; fetch("/conversion/stablecoins", { method: X })
