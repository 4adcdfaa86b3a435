class Fixed {
  static readonly path = "/v2/orchestration/orchestrations"
  async create(ref: string, profile: string, amount: string): Promise<void> {
    await fetch("https://api.paxos.com" + Fixed.path, { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
  }
}
export { Fixed }

export class Inherited {
  protected path = "/v2/orchestration/orchestrations"
  async create(ref: string, profile: string, amount: string): Promise<void> {
    await fetch("https://api.paxos.com" + this.path, { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
  }
}

class Asked {
  url(): string {
    return "https://api.paxos.com/v2/orchestration/orchestrations"
  }
  async create(ref: string, profile: string, amount: string): Promise<void> {
    await fetch(this.url(), { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
  }
}
export default new Asked()

export class Own {
  readonly #path = "/v2/orchestration/orchestrations"
  async create(ref: string, profile: string, amount: string): Promise<void> {
    await fetch("https://api.paxos.com" + this.#path, { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
  }
}

class Inside {
  path = "/v2/orchestration/orchestrations"
  async create(ref: string, profile: string, amount: string): Promise<void> {
    await fetch("https://api.paxos.com" + this.path, { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
  }
}

void new Inside().create("r-1", "p-1", "10.00")
