/** The first view: what is in the sandbox, scenes to play, what waits for a decision. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "../api.ts"
import { act, refresh, useLive } from "../live.ts"
import { approval } from "../play/approval.ts"
import { failure } from "../play/failure.ts"
import { pause, PAUSE_MS, type Play, type Stage, stage, type Step } from "../play/Play.ts"
import { rule } from "../play/rule.ts"
import { badge, button, card, checkbox, code, h, table, time, verbatim } from "../ui.ts"
import { absent, type View } from "./View.ts"

const plays: ReadonlyArray<Play> = [approval, rule, failure]

interface Question {
  readonly text: string
  readonly choices: ReadonlyArray<string>
  readonly answer: (choice: string) => void
}

const stepLine = (step: Step, index: number): VNode =>
  h(
    "li",
    { key: index },
    step.detail === undefined
      ? step.text
      : h(
          "details",
          null,
          h("summary", null, code(step.status!), " ", h("code", null, step.text)),
          verbatim(step.text, step.detail)
        )
  )

const Theatre = (): VNode => {
  const [steps, setSteps] = useState<ReadonlyArray<Step>>([])
  const [question, setQuestion] = useState<Question | undefined>(undefined)
  const [playing, setPlaying] = useState<string | undefined>(undefined)
  const show = (step: Step): void => setSteps((all) => [...all, step])
  const ask: Stage["ask"] = async (text, choices, isSettled) => {
    let chosen: (typeof choices)[number] | undefined
    const answer = (choice: string): void => {
      chosen = choice as (typeof choices)[number]
    }
    setQuestion({ text, choices, answer })
    while (chosen === undefined && !(await isSettled())) await pause(PAUSE_MS)
    setQuestion(undefined)
    show({ text: `${text} ${chosen ?? "It was decided elsewhere"}.` })
    return chosen
  }
  const start = (play: Play): void => {
    setSteps([])
    setQuestion(undefined)
    setPlaying(play.name)
    stage(show, ask)
      .then(play.run)
      .then(() => show({ text: "The end." }))
      .catch((error: Error) => show({ text: `It stopped: ${error.message}` }))
      .finally(() => {
        setPlaying(undefined)
        refresh()
      })
  }
  return card(
    "Play",
    h(
      "div",
      { class: "plays" },
      ...plays.map((play) =>
        h(
          "div",
          { key: play.name },
          button(play.title, () => start(play), {
            class: "primary",
            disabled: playing !== undefined,
            "data-play": play.name
          }),
          h("p", { class: "quiet" }, play.about)
        )
      )
    ),
    h("ol", { class: "steps", "aria-live": "polite", "aria-label": "What happened" }, ...steps.map(stepLine)),
    question === undefined
      ? null
      : h(
          "div",
          { class: "row", role: "group", "aria-label": question.text },
          h("strong", null, question.text),
          ...question.choices.map((choice) => button(choice, () => question.answer(choice), { key: choice }))
        )
  )
}

interface Approvals {
  readonly policy: Readonly<Record<string, boolean>>
  readonly waiting: ReadonlyArray<{
    readonly action: string
    readonly id: string
    readonly since: string
    readonly shown: unknown
  }>
}

const words: Readonly<Record<string, string>> = {
  orchestrations: "Orchestrations",
  rules: "Rules",
  fiatAccounts: "Bank accounts",
  cryptoAddresses: "Saved addresses"
}

const about = (shown: unknown): string => {
  const one = shown as Readonly<Record<string, string | undefined>>
  const { destination_asset: to, nickname, ref_id: refId, source_amount: amount, source_asset: from } = one
  const pair = to === undefined ? undefined : `${from} → ${to}`
  return [amount, pair, nickname, one["address"], refId].filter((part) => part !== undefined).join(" ")
}

const decide = (id: string, verdict: "approve" | "reject", done: string): void =>
  act(done, () => api.control("POST", `/approvals/${id}/${verdict}`))

const ApprovalsCard = (): VNode => {
  const { error, value } = useLive<Approvals>("/approvals")
  if (value === undefined) return card("Approvals", absent(error))
  return card(
    "Approvals",
    h(
      "fieldset",
      { class: "row" },
      h("legend", null, "New ones wait for approval"),
      ...Object.entries(value.policy).map(([action, isOn]) =>
        checkbox(words[action] ?? action, isOn, (next) =>
          act("Policy changed.", () => api.control("PUT", "/approvals", { [action]: next }))
        )
      )
    ),
    table(
      "Waiting for approval",
      ["Since", "What", ["Decide", "end"]],
      value.waiting.map(({ action, id, shown, since }) =>
        h(
          "tr",
          { key: id },
          h("td", null, time(since)),
          h("td", { class: "wide", title: id }, h("strong", null, words[action] ?? action), ` ${about(shown)}`),
          h(
            "td",
            { class: "actions" },
            button("Approve", () => decide(id, "approve", "Approved."), { "aria-label": `Approve ${id}` }),
            button("Reject", () => decide(id, "reject", "Rejected."), { "aria-label": `Reject ${id}` })
          )
        )
      ),
      "Nothing waits."
    )
  )
}

interface State {
  readonly seed: string
  readonly customer_id: string
  readonly profiles: ReadonlyArray<{ readonly id: string; readonly nickname: string; readonly type: string }>
  readonly clients: ReadonlyArray<{ readonly client_id: string; readonly scopes: ReadonlyArray<string> }>
  readonly records: Readonly<Record<string, number>>
}

/** The name of a store as words. */
const spaced = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)

const Contents = (): VNode => {
  const { error, value } = useLive<State>("/state")
  if (value === undefined) return card("In the sandbox", absent(error))
  const counted = Object.entries(value.records).filter(([, count]) => count > 0)
  return card(
    "In the sandbox",
    h(
      "ul",
      { class: "facts" },
      ...counted.map(([name, count]) => h("li", { key: name }, `${spaced(name)} `, h("strong", null, count)))
    ),
    table(
      "Profiles",
      ["Profile", "Type", "Id"],
      value.profiles.map(({ id, nickname, type }) =>
        h("tr", { key: id }, h("td", null, nickname), h("td", null, badge(type)), h("td", null, h("code", null, id)))
      )
    ),
    h(
      "p",
      { class: "quiet" },
      `Clients: ${value.clients.map((one) => `${one.client_id} (${one.scopes.length} scopes)`).join(", ")}. Customer `,
      h("code", null, value.customer_id),
      `, seed ${value.seed}.`
    )
  )
}

const Overview = (): VNode =>
  h("div", { class: "columns" }, h(Theatre, null), h("div", null, h(ApprovalsCard, null), h(Contents, null)))

export const overview: View = { name: "overview", title: "Overview", component: Overview }
