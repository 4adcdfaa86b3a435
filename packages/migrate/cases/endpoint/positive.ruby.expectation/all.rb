RSpec.describe Treasury do
  let(:created) { { "id" => "7a8b", "source_amount" => "10.00", "source_asset" => "USD", "destination_asset" => "PYUSD", "status" => "PROCESSING" } }

  it "sends what it should" do
    stub_request(:post, "https://api.paxos.com/v2/orchestration/orchestrations")
      .with(body: { ref_id: "r", source: { profile: { profile_id: "p" } }, destination: { profile: { profile_id: "p" } }, source_amount: "10.00", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
      .to_return(body: created.to_json)
  end
end
