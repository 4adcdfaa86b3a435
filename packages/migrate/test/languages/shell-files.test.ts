/** Scripts speak for those that source them; a document that a script sends waits for the script. */
import { Engine, Fixer, Project } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const files: ReadonlyArray<Engine.File> = [
  {
    path: "bin/lib/paxos.sh",
    text: `CONVERSIONS="$PAXOS_BASE_URL/conversion/stablecoins"
QUOTES="$PAXOS_BASE_URL/quotes"

paxos() {
  local method=$1 url=$2
  shift 2
  curl -sS --request "$method" "$url" "$@"
}

wait_for() {
  local reply
  while :; do
    reply=$(curl -sS "$CONVERSIONS/$1")
    [ "$(jq -r .status <<<"$reply")" = SETTLED ] && break
    sleep 1
  done
  printf '%s\\n' "$reply"
}
`
  },
  {
    path: "bin/cancel.sh",
    text: `. "$(dirname "$0")/lib/paxos.sh"
paxos DELETE "$CONVERSIONS/$1"
paxos GET "$QUOTES/$1" | jq -r '.amount, .target_asset'
`
  },
  {
    path: "bin/create.sh",
    text: `source "$(dirname "\${BASH_SOURCE[0]}")/lib/paxos.sh"
id=$(paxos POST "$CONVERSIONS" -d '{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}' | jq -er .id)
wait_for "$id" | jq -r '"\\(.amount) \\(.settled_at)"'
`
  },
  {
    path: "bin/start.sh",
    text: `sed "s/@DAY@/$1/" payloads/standing-order.json |
  curl -sS -X POST "$PAXOS_BASE_URL/conversion/stablecoins" --data-binary @-
`
  },
  {
    path: "payloads/standing-order.json",
    text: `{"ref_id":"r-@DAY@","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}
`
  },
  {
    path: "payloads/unsent.json",
    text: `{"ref_id":"r-9","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}
`
  },
  { path: "bin/other.sh", text: 'paxos GET "$QUOTES/$1" | jq -r .amount\n' }
]

const project = Project.make(files)

const factsOf = (path: string) => {
  const outside = project.outsideOf(path)
  return { legacyRemains: false, ...(outside === undefined ? {} : { outside }) }
}

const fileOf = (path: string): Engine.File => files.find((one) => one.path === path)!

const said = (path: string): ReadonlyArray<string> => {
  const file = fileOf(path)
  return Engine.check(file, undefined, factsOf(path)).findings.map(
    ({ range, rule }) => `${rule} ${file.text.slice(range.start, range.end)}`
  )
}

const fixed = (path: string): string => Fixer.fix(fileOf(path), { level: "review" }, undefined, factsOf(path)).text

describe("shell scripts", () => {
  it("a DELETE is a cancel through a function and a variable of the sourced script", () => {
    assert.deepStrictEqual(said("bin/cancel.sh"), ["cancel $CONVERSIONS/$1"])
  })

  it("a create whose path stands in another script is seen with its body, and left alone", () => {
    const found = said("bin/create.sh")
    assert.include(found, "endpoint $CONVERSIONS")
    assert.include(found, 'request-field "target_asset"')
    assert.strictEqual(fixed("bin/create.sh"), fileOf("bin/create.sh").text)
  })

  it("what is read of a sourced function's answer is read of a reply", () => {
    assert.include(said("bin/create.sh"), "response-field amount")
    assert.include(said("bin/create.sh"), "no-equivalent settled_at")
  })

  it("a path that others use, and a loop that never ends, are left to a person", () => {
    assert.include(said("bin/lib/paxos.sh"), "terminal-status SETTLED")
    assert.strictEqual(fixed("bin/lib/paxos.sh"), fileOf("bin/lib/paxos.sh").text)
  })

  it("a document that a script sends does not move alone; one that nothing sends does", () => {
    assert.include(said("payloads/standing-order.json"), 'request-field "target_asset"')
    assert.strictEqual(fixed("payloads/standing-order.json"), fileOf("payloads/standing-order.json").text)
    assert.include(fixed("payloads/unsent.json"), "destination_asset")
  })

  it("a script that sources nothing is told nothing", () => {
    assert.deepStrictEqual(said("bin/other.sh"), [])
  })

  it("the answer does not depend on the files' order", () => {
    const turned = Project.make(files.toReversed())
    assert.deepStrictEqual(turned.paths, project.paths)
    for (const path of project.paths) assert.deepStrictEqual(turned.outsideOf(path), project.outsideOf(path))
  })
})
