/** The files of a Terraform module share their local values. */
import { Engine, Fixer, Project } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const files: ReadonlyArray<Engine.File> = [
  {
    path: "infra/locals.tf",
    text: `locals {
  base_url         = "https://api.paxos.com/v2"
  conversions_path = "conversion/stablecoins"
  conversions_url  = "\${local.base_url}/\${local.conversions_path}"
  quotes_url       = "\${local.base_url}/quotes"
}
`
  },
  {
    path: "infra/orders.tf",
    text: `resource "terracurl_request" "standing_order" {
  method       = "POST"
  url          = local.conversions_url
  request_body = jsonencode({
    ref_id       = "r-1"
    profile_id   = var.profile_id
    amount       = "2500.00"
    source_asset = "USD"
    target_asset = "USDG"
  })
}

resource "terracurl_request" "stop" {
  method = "DELETE"
  url    = "\${local.conversions_url}/\${var.id}"
}

resource "terracurl_request" "quote" {
  method       = "POST"
  url          = local.quotes_url
  request_body = jsonencode({ amount = "1.00", target_asset = "USDG" })
}
`
  },
  {
    path: "infra/smoke.tf",
    text: `resource "terraform_data" "smoke" {
  provisioner "local-exec" {
    command = <<-EOT
      curl -sSf -X POST "$PAXOS/\${local.conversions_path}" -d '{"ref_id":"r","profile_id":"p","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
    EOT
  }
}
`
  },
  { path: "elsewhere/main.tf", text: 'locals {\n  url = "${local.conversions_url}/x"\n}\n' }
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

describe("Terraform modules", () => {
  it("a body waits for a URL that another file makes", () => {
    assert.include(said("infra/orders.tf"), "endpoint local.conversions_url")
    assert.include(said("infra/orders.tf"), "request-field target_asset")
    assert.strictEqual(fixed("infra/orders.tf"), fileOf("infra/orders.tf").text)
  })

  it("a DELETE to such a URL is a cancel", () => {
    assert.deepStrictEqual(
      said("infra/orders.tf").filter((one) => one.startsWith("cancel")),
      ['cancel "${local.conversions_url}/${var.id}"']
    )
  })

  it("a script in a heredoc knows the module's values", () => {
    assert.include(said("infra/smoke.tf"), "endpoint $PAXOS/${local.conversions_path}")
    assert.strictEqual(fixed("infra/smoke.tf"), fileOf("infra/smoke.tf").text)
  })

  it("another module has values of its own", () => {
    assert.isUndefined(project.outsideOf("elsewhere/main.tf"))
    assert.deepStrictEqual(said("elsewhere/main.tf"), [])
  })
})
