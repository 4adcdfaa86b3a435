require "httparty"

class Paxos
  include HTTParty
  base_uri "https://api.paxos.com/v2"

  def convert(ref, profile)
    self.class.post("/conversion/stablecoins", body: { ref_id: ref, profile_id: profile, amount: "2.50", source_asset: "USDP", target_asset: "USD" }.to_json, headers: headers)
    nil
  end

  def find(id)
    puts self.class.get("/conversion/stablecoins/#{id}", headers: headers)["id"]
  end
end
