export const addresses = [
  "https://api.paxos.com/v2/conversions",
  "https://api.paxos.com/v2/conversion-rates",
  "https://api.paxos.com/v2/conversion/rates",
  "https://api.other.com/v2/conversion",
  "https://api.paxos.com/v2/orchestration"
]
