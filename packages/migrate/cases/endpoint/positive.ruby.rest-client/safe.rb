require "rest-client"

def convert(token, ref, profile)
  RestClient.post(
    "https://api.paxos.com/v2/orchestration/orchestrations",
    { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }.to_json,
    { Authorization: "Bearer #{token}", content_type: :json }
  )
  RestClient::Request.execute(
    method: :post,
    url: "https://api.paxos.com/v2/orchestration/orchestrations",
    payload: { :ref_id => ref, :source => { :profile => { :profile_id => profile } }, :destination => { :profile => { :profile_id => profile } }, :source_amount => "1", :source_asset => "USD", :destination_asset => "PYUSD" }.to_json,
    headers: { Authorization: "Bearer #{token}" }
  )
  nil
end
