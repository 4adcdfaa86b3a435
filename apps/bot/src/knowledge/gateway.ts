/** What a gateway knows beside statuses, kind by kind and page by page; by the grants of the bot's key. */
import { type Finding, Page, type Query } from "@segue/api/Findings"
import { createSegueClient, isSegueError } from "@segue/client"
import * as Issue from "@segue/core/Issue"
import { LIMIT_MAX, nextCursor } from "@segue/core/Listing"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

/** It cannot be read now. */
export class GatewayError extends Data.TaggedError("GatewayError")<{ readonly message: string }> {}

/** Where a gateway is, and who asks. */
export interface Gateway {
  readonly url: string
  readonly key: Redacted.Redacted
}

/** One of the gateway's findings. */
export type Item = Finding
/** One of a type. */
export type ItemOf<T extends Item["type"]> = Extract<Item, { readonly type: T }>

/** All pages of a kind, as far as they were read. */
export interface Read {
  readonly items: ReadonlyArray<Item>
  /** RFC 3339, by the gateway's database: when the first page was read. */
  readonly asOf: string
  /** Whether there was more than one look reads. */
  readonly isCut: boolean
  /** Why nothing can be said of this kind now. */
  readonly notKnown: string | undefined
}

/** Pages that one look reads at most. */
const PAGES_MAX = 100

const decode = Issue.decoder(Page)

const toError = (error: unknown): GatewayError => {
  if (error instanceof GatewayError) return error
  const data = isSegueError(error) ? error.data : undefined
  const message =
    data == null
      ? "the gateway does not answer"
      : data.code === "FORBIDDEN"
        ? "the gateway's key lacks the scope segue:read_findings"
        : `the gateway answered ${data.httpStatus}`
  return new GatewayError({ message })
}

/** Reads all pages of a kind, with the key of the source. */
export const read = ({ key, url }: Gateway, query: Pick<Query, "kind" | "since">): Effect.Effect<Read, GatewayError> =>
  Effect.tryPromise({
    try: async (signal) => {
      const { trpc } = createSegueClient({ url: `${url.replace(/\/+$/u, "")}/trpc`, key: Redacted.value(key) })
      const items: Array<Item> = []
      let first: Page | undefined
      let cursor: string | undefined
      for (let count = 0; count < PAGES_MAX; count++) {
        const asked = { ...query, limit: LIMIT_MAX, ...(cursor === undefined ? {} : { page_cursor: cursor }) }
        const page = decode(await trpc.system.findings.query(asked, { signal }))
        if (Result.isFailure(page)) throw new GatewayError({ message: Issue.format(page.failure[0]!) })
        first ??= page.success
        items.push(...page.success.items)
        cursor = nextCursor(page.success)
        if (cursor === undefined) break
      }
      return { items, asOf: first!.as_of, isCut: cursor !== undefined, notKnown: first!.not_known }
    },
    catch: toError
  })

/** Those of one type. */
export const ofType = <T extends Item["type"]>(items: ReadonlyArray<Item>, type: T): ReadonlyArray<ItemOf<T>> =>
  items.filter((item): item is ItemOf<T> => item.type === type)
