/** A page of the page: one per thing one wants to look at. */
import type { VNode } from "preact"

import { h } from "../ui.ts"

/** What the navigation knows of a view. */
export interface View {
  /** The part of the address after `#`. */
  readonly name: string
  readonly title: string
  readonly component: () => VNode
}

/** Said instead of data that could not be read, or not yet. */
export const absent = (error: string | undefined): VNode =>
  h(
    "p",
    { class: error === undefined ? "empty" : "error", role: error === undefined ? undefined : "alert" },
    error ?? "Reading…"
  )
