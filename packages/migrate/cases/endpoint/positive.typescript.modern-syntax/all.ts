export interface Box<in out A, out E = never> {
  readonly value: A
  readonly error: E
}

export declare const make: {
  <A>(value: A): Box<A>
  <A, E>(value: A, error: E): Box<A, E>
}

export class Conversions {
  accessor #count = 0
  static { console.log("ready") }

  async exists<const Id extends string>(id: Id) {
    using scope = open()
    const reply = await this.client.get<{ id: Id }>(`/orchestration/orchestrations/${id}`) satisfies object
    return reply !== undefined && this.#count++ >= 0
  }
}
