import type { Config } from '../config.ts';

/** What the service asks for. Grant these in the dashboard before deploying. */
const SCOPES = [
  'funding:read_profile',
  'conversion:read_conversion_stablecoin',
  'conversion:write_conversion_stablecoin',
];

interface TokenResponse {
  access_token: string;
  expires_in: number;
  scope: string;
  token_type: string;
}

/** Tokens live for an hour; a new one is fetched a minute before the old one ends. */
export class TokenProvider {
  #config: Config;
  #token: { text: string; expiresAt: number } | undefined;

  constructor(config: Config) {
    this.#config = config;
  }

  async token(): Promise<string> {
    if (this.#token !== undefined && this.#token.expiresAt > Date.now() + 60_000) {
      return this.#token.text;
    }
    const response = await fetch(this.#config.tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.#config.clientId,
        client_secret: this.#config.clientSecret,
        scope: this.#config.scopes ?? SCOPES.join(' '),
      }),
    });
    if (!response.ok) {
      throw new Error(`no token from Paxos: HTTP ${response.status}`);
    }
    const body = (await response.json()) as TokenResponse;
    this.#token = {
      text: body.access_token,
      expiresAt: Date.now() + body.expires_in * 1000,
    };
    return this.#token.text;
  }
}
