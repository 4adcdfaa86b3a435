RSpec.describe Treasury do
  let(:created) { { "id" => "7a8b", "amount" => "10.00", "source_asset" => "USD", "target_asset" => "PYUSD", "status" => "CREATED" } }

  it "sends what it should" do
    stub_request(:post, "https://api.paxos.com/v2/conversion/stablecoins")
      .with(body: { ref_id: "r", profile_id: "p", amount: "10.00", source_asset: "USD", target_asset: "PYUSD" }.to_json)
      .to_return(body: created.to_json)
  end
end
