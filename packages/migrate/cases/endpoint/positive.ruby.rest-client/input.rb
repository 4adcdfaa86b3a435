require "rest-client"

def convert(token, ref, profile)
  RestClient.post(
    "https://api.paxos.com/v2/conversion/stablecoins",
    { ref_id: ref, profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }.to_json,
    { Authorization: "Bearer #{token}", content_type: :json }
  )
  RestClient::Request.execute(
    method: :post,
    url: "https://api.paxos.com/v2/conversion/stablecoins",
    payload: { :ref_id => ref, :profile_id => profile, :amount => "1", :source_asset => "USD", :target_asset => "PYUSD" }.to_json,
    headers: { Authorization: "Bearer #{token}" }
  )
  nil
end
