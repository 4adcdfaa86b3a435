/** The page to look at. */
import * as Page from "../page/Page.ts"
import type * as Box from "./Box.ts"

const answer = (box: Box.Box) => Page.answer(`${box.mountedAt}/_sandbox`)

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "", run: answer },
  { method: "GET", path: "/", run: answer }
]
