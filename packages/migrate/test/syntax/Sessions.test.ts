import * as Sessions from "@segue/migrate/syntax/Sessions"
import * as Source from "@segue/migrate/text/Source"
import { assert, it } from "vitest"

const parse = (text: string): Sessions.Session | undefined => Sessions.parse(Source.fromFile({ path: "a.md", text }))

it("tells commands from what they print, each character in its place", () => {
  const text = `$ export A=1
ada@desk:~/work$ curl -d '{
"amount": "1"
}' "$A" \\
> -H 'x: y'
{"id": "c-1"}

$ cat <<EOF
{"no": "output"}
EOF
done
`
  const session = parse(text)!
  assert.strictEqual(
    session.commands.text,
    `export A=1\ncurl -d '{\n"amount": "1"\n}' "$A" \\\n-H 'x: y'\ncat <<EOF\n{"no": "output"}\nEOF\n`
  )
  for (let at = 0; at < session.commands.text.length; at++) {
    const { start } = session.commands.range(at, at + 1)
    assert.strictEqual(text[start], session.commands.text[at])
  }
  assert.deepStrictEqual(
    session.outputs.map(({ command, content }) => [text.slice(command, command + 4), content.text.trim()]),
    [
      ["curl", `{"id": "c-1"}`],
      ["cat ", "done"]
    ]
  )
  assert.strictEqual(session.commands.encode("a\nb", 0), "a\n> b", "new lines of a command go on behind its prompt")
})

it("a text that begins without a prompt is none", () => {
  for (const text of ["", "\n", "curl x\n$ curl y\n", "$BASE/v2 \n", "# a comment\n$ ls\n", "> $ ls\n"]) {
    assert.isUndefined(parse(text), JSON.stringify(text))
  }
})
