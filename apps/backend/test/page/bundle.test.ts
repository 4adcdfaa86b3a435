import { expect, it } from "vitest"

import bundle from "../../src/page/Bundle.json" with { type: "json" }
import { render } from "./bundle.ts"

it("the page's bundle is made from its sources as they are (else: pnpm --filter @segue/backend page)", async () => {
  await expect(await render()).toMatchFileSnapshot("../../src/page/Bundle.json")
})

it("the page is small", () => {
  expect(bundle.script.length + bundle.style.length).toBeLessThan(48 * 1024)
})
