/** Starts the page in a browser. */
import { render } from "preact"

import { App } from "./app.ts"
import { browser } from "./browser.ts"
import { h } from "./ui.ts"

render(h(App, null), browser.document.getElementById("app") as unknown as Parameters<typeof render>[1])
