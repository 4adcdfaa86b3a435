require "webmock/rspec"

RSpec.describe Paxos do
  let(:url) { "https://api.sandbox.paxos.com/v2/conversion/stablecoins" }

  it "creates" do
    stub_request(:post, "https://api.sandbox.paxos.com/v2/conversion/stablecoins")
      .to_return(status: 201, body: { id: "e9a2f4c1", amount: "100", source_asset: "USD", target_asset: "PYUSD", status: "CREATED" }.to_json)
    expect(subject.convert("100")).to eq("e9a2f4c1")
  end

  it "says what it asks for" do
    subject.convert("100")
    expect(a_request(:post, "https://api.sandbox.paxos.com/v2/conversion/stablecoins")).to have_been_made.once
  end
end
