/** The books: what every account holds, and the postings that made it so. */
import type { VNode } from "preact"

import { useLive } from "../live.ts"
import { card, type Column, grouped, h, short, table, time } from "../ui.ts"
import { absent, type View } from "./View.ts"

interface Posting {
  readonly sequence: number
  readonly at: string
  readonly kind: string
  readonly reference: string
  readonly entries: ReadonlyArray<{ readonly account: string; readonly asset: string; readonly amount: string }>
}

interface Books {
  readonly balances: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly problems: ReadonlyArray<string>
  readonly postings: ReadonlyArray<Posting>
}

const POSTINGS_MAX = 100

/** Profiles by id. */
type Nicknames = ReadonlyMap<string, string>

/** `profile/<id>/available` as people say it. */
const name = (account: string, nicknames: Nicknames): string => {
  const [, id, bucket] = /^profile\/([^/]+)\/(.+)$/u.exec(account) ?? []
  return id === undefined ? account.replace("/", ": ") : `${nicknames.get(id) ?? `${id.slice(0, 8)}…`}: ${bucket}`
}

const useNicknames = (): Nicknames => {
  const { value } = useLive<{ readonly profiles: ReadonlyArray<{ readonly id: string; readonly nickname: string }> }>(
    "/state"
  )
  return new Map((value?.profiles ?? []).map(({ id, nickname }) => [id, nickname]))
}

/** What customers hold comes first, the world outside last. */
const rank = (account: string): number => (account.startsWith("profile/") ? 0 : 1)

const balances = (books: Books, nicknames: Nicknames): VNode => {
  const assets = [...new Set(Object.values(books.balances).flatMap((one) => Object.keys(one)))]
  return table(
    "Balances by account and asset",
    ["Account", ...assets.map((asset): Column => [asset, "end"])],
    Object.entries(books.balances)
      .toSorted(([a], [b]) => rank(a) - rank(b))
      .map(([account, held]) =>
        h(
          "tr",
          { key: account },
          h("th", { scope: "row", title: account }, name(account, nicknames)),
          ...assets.map((asset) => h("td", { key: asset, class: "number" }, grouped(held[asset] ?? "")))
        )
      )
  )
}

const entry =
  (nicknames: Nicknames) =>
  ({ account, amount, asset }: Posting["entries"][number], index: number): VNode =>
    h(
      "li",
      { key: index, title: account },
      h("span", { class: "number" }, `${grouped(amount)} ${asset}`),
      ` ${name(account, nicknames)}`
    )

const Ledger = (): VNode => {
  const nicknames = useNicknames()
  const { error, value } = useLive<Books>(`/ledger?limit=${POSTINGS_MAX}`)
  if (value === undefined) return card("Ledger", absent(error))
  const latest = value.postings.toSorted((a, b) => b.sequence - a.sequence).slice(0, POSTINGS_MAX)
  return h(
    "div",
    null,
    card(
      "Balances",
      h(
        "p",
        { class: value.problems.length === 0 ? "quiet" : "error" },
        value.problems.length === 0
          ? "The books balance: every asset sums to zero and nobody is overdrawn."
          : value.problems.join("; ")
      ),
      balances(value, nicknames)
    ),
    card(
      "Postings",
      table(
        "Postings, newest first",
        ["Time", "Kind", "Of", "Entries"],
        latest.map((one) =>
          h(
            "tr",
            { key: one.sequence },
            h("td", null, time(one.at)),
            h("td", null, h("code", null, one.kind)),
            h("td", null, short(one.reference)),
            h("td", null, h("ul", { class: "entries" }, ...one.entries.map(entry(nicknames))))
          )
        )
      )
    )
  )
}

export const ledger: View = { name: "ledger", title: "Ledger", component: Ledger }
