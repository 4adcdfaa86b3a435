import { expect, it } from "vitest"

import { render } from "./bundle.ts"

it("the page's bundle is made from its sources as they are (else: pnpm --filter @segue/sandbox page)", async () => {
  await expect(await render()).toMatchFileSnapshot("../../src/page/Bundle.ts")
})
