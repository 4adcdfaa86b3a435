/** The frame: head with clock, navigation, the view that the address names, notices. */
import type { VNode } from "preact"
import { useEffect, useState } from "preact/hooks"

import * as api from "./api.ts"
import { browser, type ControlEvent } from "./browser.ts"
import { Clock } from "./clock.ts"
import { act, onNotice, setLive } from "./live.ts"
import { button, checkbox, h } from "./ui.ts"
import { faults } from "./views/faults.ts"
import { ledger } from "./views/ledger.ts"
import { orchestrations } from "./views/orchestrations.ts"
import { overview } from "./views/overview.ts"
import { requests } from "./views/requests.ts"
import { settings } from "./views/settings.ts"
import type { View } from "./views/View.ts"
import { webhooks } from "./views/webhooks.ts"

const views: ReadonlyArray<View> = [overview, orchestrations, requests, ledger, webhooks, faults, settings]

const current = (): View => views.find((view) => `#${view.name}` === browser.location.hash) ?? overview

const NOTICE_MS = 6000

const useNotice = (): string => {
  const [notice, setNotice] = useState("")
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    onNotice((text) => {
      clearTimeout(timer)
      setNotice(text)
      timer = setTimeout(() => setNotice(""), NOTICE_MS)
    })
  }, [])
  return notice
}

const useView = (): View => {
  const [view, setView] = useState(current())
  useEffect(() => {
    const listener = (): void => setView(current())
    browser.addEventListener("hashchange", listener)
    // Effects run after the page was drawn: the address may be another one by now.
    listener()
    return () => browser.removeEventListener("hashchange", listener)
  }, [])
  browser.document.title = `${view.title} · Segue sandbox`
  return view
}

const reset = (): void => {
  const question = "Start over? Every record goes; ids begin again as the seed says."
  if (browser.confirm(question)) act("A new life.", () => api.control("POST", "/reset"))
}

const Head = (): VNode => {
  const [isLive, setIsLive] = useState(true)
  const toggle = (next: boolean): void => {
    setIsLive(next)
    setLive(next)
  }
  return h(
    "header",
    null,
    h("div", { class: "brand" }, h("h1", null, "Segue sandbox"), h("p", null, "An emulation. No money here is real.")),
    h(Clock, null),
    h("div", { class: "row" }, checkbox("Live", isLive, toggle), button("Reset", reset))
  )
}

/** The part of the address after `#` names the view, so the jump moves the focus only. */
const jump = (event: ControlEvent): void => {
  event.preventDefault()
  browser.document.getElementById("main")?.focus()
}

export const App = (): VNode => {
  const view = useView()
  const notice = useNotice()
  return h(
    "div",
    { class: "page" },
    h("a", { class: "jump", href: "#main", onClick: jump }, "To the content"),
    h(Head, null),
    h(
      "nav",
      { "aria-label": "Views" },
      ...views.map(({ name, title }) =>
        h("a", { key: name, href: `#${name}`, "aria-current": name === view.name ? "page" : undefined }, title)
      )
    ),
    h("main", { id: "main", tabIndex: -1 }, h(view.component, { key: view.name })),
    h("div", { class: "notice", role: "status" }, notice === "" ? null : h("p", null, notice))
  )
}
