# Converts one dollar at the API behind PAXOS_BASE_URL.
run "smoke" {
  variables {
    smoke_check = true
  }
}
