/** Starts the page in a browser. */
import { browser } from "@segue/sandbox/page/client/browser"
import { h } from "@segue/sandbox/page/client/ui"
import { render } from "preact"

import { App } from "./app.ts"

render(h(App, null), browser.document.getElementById("app") as unknown as Parameters<typeof render>[1])
