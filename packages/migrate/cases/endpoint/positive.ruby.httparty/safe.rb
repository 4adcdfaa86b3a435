require "httparty"

class Paxos
  include HTTParty
  base_uri "https://api.paxos.com/v2"

  def convert(ref, profile)
    self.class.post("/orchestration/orchestrations", body: { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "2.50", source_asset: "USDP", destination_asset: "USD" }.to_json, headers: headers)
    nil
  end

  def find(id)
    puts self.class.get("/conversion/stablecoins/#{id}", headers: headers)["id"]
  end
end
