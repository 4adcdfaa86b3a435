import type { Law } from "./Law.ts"

export const books: Law = {
  name: "books",
  states: "every batch of postings sums to zero, and no customer is overdrawn",
  check: ({ legacy, migrated }) => [...legacy.books, ...migrated.books]
}
