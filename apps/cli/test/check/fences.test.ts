/** What a document's blocks say does not depend on which other files stand beside it. */
import { assert, it } from "@effect/vitest"

import type { Document } from "../../src/check/Document.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"

const guide = `# Converting

\`\`\`python
requests.post(
    "https://api.paxos.com/v2/conversion/stablecoins",
    json={"profile_id": profile, "source_asset": "USD", "target_asset": "PYUSD", "amount": amount, "ref_id": ref},
)
\`\`\`
`

it("a block is read with its own grammar, in a folder of its own and beside a file of that language", async () => {
  const units = async (files: Readonly<Record<string, string>>) => {
    const { stdout } = await segue(["check", "--format", "json"], { cwd: texts.folder(files) })
    return (JSON.parse(stdout) as Document).findings.filter(({ file }) => file === "guide.md").map(({ rule }) => rule)
  }
  const alone = await units({ "guide.md": guide })
  assert.include(alone, "request-field")
  assert.deepStrictEqual(await units({ "guide.md": guide, "other.py": "x = 'conversion/stablecoins'\n" }), alone)
})
