import type { PaxosClient } from './client.ts';
import { CONVERSIONS } from './endpoints.ts';
import type {
  CreateConversionRequest,
  ListConversionsQuery,
  Page,
  StablecoinConversion,
} from './types.ts';

/** Stablecoin Conversions: USD to stablecoin and back, at par. */
export class ConversionsApi {
  #client: PaxosClient;

  constructor(client: PaxosClient) {
    this.#client = client;
  }

  create(body: CreateConversionRequest): Promise<StablecoinConversion> {
    return this.#client.post<StablecoinConversion>(CONVERSIONS, body);
  }

  get(id: string): Promise<StablecoinConversion> {
    return this.#client.get<StablecoinConversion>(`${CONVERSIONS}/${id}`);
  }

  list(query: ListConversionsQuery): Promise<Page<StablecoinConversion>> {
    return this.#client.get<Page<StablecoinConversion>>(CONVERSIONS, { ...query });
  }

  /** Only works while the conversion is still pending. */
  cancel(id: string): Promise<StablecoinConversion> {
    return this.#client.delete<StablecoinConversion>(`${CONVERSIONS}/${id}`);
  }

  /** Every row of a listing, page after page. */
  async *all(query: ListConversionsQuery): AsyncGenerator<StablecoinConversion> {
    let cursor: string | undefined;
    do {
      const page = await this.list({ limit: 100, ...query, page_cursor: cursor });
      yield* page.items;
      cursor = page.next_page_cursor;
    } while (cursor !== undefined);
  }
}
