# What is handed on to the other modules.
run "plan" {
  command = plan

  assert {
    condition     = output.environment.PAXOS_SCOPE == "funding:read_profile conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"
    error_message = "the service asks for other scopes: ${output.environment.PAXOS_SCOPE}"
  }

  assert {
    condition     = startswith(output.monitor.url, "https://api.sandbox.paxos.com/v2/conversion/stablecoins?profile_id=")
    error_message = "the monitor looks at ${output.monitor.url}"
  }

  assert {
    condition     = jsondecode(output.standing_order.body).target_asset == "USDG"
    error_message = "the standing order is ${output.standing_order.body}"
  }

  assert {
    condition     = output.environment.INVOICE_CLOSED == "SETTLED,CANCELLED"
    error_message = "invoices are our own affair"
  }
}

run "production" {
  command = plan

  variables {
    environment = "production"
  }

  assert {
    condition     = output.environment.PAXOS_BASE_URL == "https://api.paxos.com/v2"
    error_message = "production is at ${output.environment.PAXOS_BASE_URL}"
  }
}
