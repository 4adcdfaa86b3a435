/** Python files speak for each other: constants, functions, classes, lists of statuses. */
import { Engine, Project, type Finding } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const files: ReadonlyArray<Engine.File> = [
  { path: "app/paths.py", text: `CONVERSIONS = "/v2/conversion/stablecoins"\nQUOTES = "/v2/quotes"\n` },
  { path: "app/__init__.py", text: "from .models import Conversion, FINAL\n" },
  {
    path: "app/models.py",
    text: `from typing import TypedDict

FINAL = {"SETTLED", "CANCELLED"}


class Conversion(TypedDict):
    id: str
    amount: str
    target_asset: str
    status: str


class Quote(TypedDict):
    amount: str
    target_asset: str
`
  },
  {
    path: "app/api.py",
    text: `from .models import Conversion
from .paths import CONVERSIONS, QUOTES


class Api:
    def __init__(self, http):
        self._http = http

    def find(self, conversion_id) -> Conversion:
        return self._http.get(f"{CONVERSIONS}/{conversion_id}").json()

    def create(self, body):
        return self._http.post(CONVERSIONS, json=body).json()

    def quote(self, quote_id):
        return self._http.get(f"{QUOTES}/{quote_id}").json()
`
  },
  {
    path: "jobs/wait.py",
    text: `import time

from app import FINAL
from app.api import Api


def run(http, conversion_id):
    api = Api(http)
    while api.find(conversion_id)["status"] not in FINAL:
        time.sleep(1)
    print(api.find(conversion_id)["target_asset"], api.quote("q")["target_asset"])
    api.create({"ref_id": "r", "profile_id": "p", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"})
`
  },
  { path: ".env", text: "CONVERSIONS_URL=https://api.paxos.com/v2/conversion/stablecoins\n" },
  {
    path: "jobs/env.py",
    text: `import os\n\nimport requests\n\nURL = os.environ["CONVERSIONS_URL"]\n\n\ndef run():\n    print(requests.get(URL).json()["items"][0]["target_asset"])\n`
  },
  { path: "other/amounts.py", text: `def show(row):\n    return row["amount"], row["target_asset"]\n` }
]

const check = (all: ReadonlyArray<Engine.File>): ReadonlyMap<string, Finding.FileReport> => {
  const project = Project.make(all)
  return new Map(
    all.map((file) => {
      const outside = project.outsideOf(file.path)
      const facts = { legacyRemains: true, ...(outside === undefined ? {} : { outside }) }
      return [file.path, Engine.check(file, undefined, facts)]
    })
  )
}

const said = (report: Finding.FileReport | undefined, text: string): ReadonlyArray<string> =>
  (report?.findings ?? []).map((one) => `${one.rule} ${text.slice(one.range.start, one.range.end)}`)

const textOf = (path: string): string => files.find((file) => file.path === path)!.text

describe("Python files of one project", () => {
  const reports = check(files)
  const of = (path: string): ReadonlyArray<string> => said(reports.get(path), textOf(path))

  it("follow a constant into the calls of another file", () => {
    assert.includeMembers([...of("app/api.py")], ['endpoint f"{CONVERSIONS}/{conversion_id}"', "endpoint CONVERSIONS"])
  })

  it("follow methods and what they answer, and only theirs", () => {
    const found = of("jobs/wait.py")
    assert.includeMembers(
      [...found],
      ['response-field "target_asset"', "polling while", 'request-field "target_asset"']
    )
    assert.strictEqual(found.filter((one) => one === 'response-field "target_asset"').length, 1)
  })

  it("prove types and lists where they are declared, through a package", () => {
    const found = of("app/models.py")
    assert.includeMembers([...found], ['status "SETTLED"', 'terminal-status "SETTLED"', "response-field target_asset"])
    assert.strictEqual(found.filter((one) => one === "response-field target_asset").length, 1, "Quote is no reply")
  })

  it("follow a setting from where it is set to the code that asks for it", () => {
    assert.includeMembers([...of("jobs/env.py")], ["endpoint URL", 'response-field "target_asset"'])
  })

  it("leave alone what no proof reaches", () => assert.deepStrictEqual(of("other/amounts.py"), []))

  it("say the same in any order", () => {
    const expected = [...check(files)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    for (let turn = 1; turn < files.length; turn++) {
      const turned = [...files.slice(turn), ...files.slice(0, turn)].toReversed()
      assert.deepStrictEqual(
        [...check(turned)].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        expected
      )
    }
  })

  it("change nothing where the call stands in another file", () => {
    assert.deepStrictEqual(
      reports
        .get("jobs/wait.py")!
        .units.map((unit) => unit.edits.length)
        .filter((n) => n > 0),
      []
    )
  })
})
