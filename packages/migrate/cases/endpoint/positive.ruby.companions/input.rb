require "faraday"
require "json"

class Desk
  def buy(ref, p, amount)
    Faraday.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount: amount, source_asset: "USD", target_asset: "PYUSD" }.to_json)
    nil
  end

  def undo(id)
    Faraday.delete("https://api.paxos.com/v2/conversion/stablecoins/#{id}")
    nil
  end
end
