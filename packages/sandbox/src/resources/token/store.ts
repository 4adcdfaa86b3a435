/** Credentials and the tokens issued to them. Source: docs/vendor-facts.md#auth-token. */
import type * as World from "../../World.ts"

/** A client of the API. */
export interface Credential {
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: ReadonlyArray<string>
}

/** A token that was issued. */
export interface Token {
  readonly clientId: string
  readonly scopes: ReadonlyArray<string>
  readonly expiresMicros: number
}

/** Expired tokens are forgotten once this many are held. */
const SWEEP_AT = 1000

/** Credentials by client id and live tokens by their text. */
export class Tokens {
  #credentials = new Map<string, Credential>()
  #tokens = new Map<string, Token>()

  /** Adds or replaces a credential. */
  grant(credential: Credential): void {
    this.#credentials.set(credential.clientId, credential)
  }

  credential(clientId: string): Credential | undefined {
    return this.#credentials.get(clientId)
  }

  token(text: string): Token | undefined {
    return this.#tokens.get(text)
  }

  add(text: string, token: Token, nowMicros: number): void {
    if (this.#tokens.size >= SWEEP_AT) {
      for (const [key, one] of this.#tokens) if (one.expiresMicros <= nowMicros) this.#tokens.delete(key)
    }
    this.#tokens.set(text, token)
  }

  /** Ends every token at once, as when a credential is revoked. */
  expireAll(): void {
    this.#tokens.clear()
  }

  dump() {
    return { credentials: [...this.#credentials.values()], tokens: [...this.#tokens] }
  }

  load(state: ReturnType<Tokens["dump"]>): void {
    this.#credentials = new Map(state.credentials.map((one) => [one.clientId, one]))
    this.#tokens = new Map(state.tokens)
  }
}

export const key: World.Key<Tokens> = { name: "tokens", make: () => new Tokens() }
