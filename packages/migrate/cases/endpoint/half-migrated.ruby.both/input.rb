OLD = "https://api.paxos.com/v2/conversion/stablecoins"
NEW = "https://api.paxos.com/v2/orchestration/orchestrations"

def status(kind, id)
  return HTTParty.get("#{OLD}/#{id}").code if kind == :conversion

  HTTParty.get("#{NEW}/#{id}").code
end
