require "faraday"
require "json"

class Desk
  def buy(ref, p, amount)
    Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json)
    nil
  end

  def undo(id)
    Faraday.delete("https://api.paxos.com/v2/conversion/stablecoins/#{id}")
    nil
  end
end
