require "faraday"
require "json"

class Converter
  def initialize(client, profile)
    @client = client
    @profile = profile
    @body = nil
  end

  def create(ref, amount)
    @body = { source: { profile: { profile_id: @profile } }, destination: { profile: { profile_id: @profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    @client.post("/v2/orchestration/orchestrations", @body.to_json)
    nil
  end

  def describe
    "#{@body[:source_amount]} to #{@body[:destination_asset]}"
  end
end

class Order
  attr_reader :body

  def create(client, profile, ref, amount)
    @body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    client.post("/v2/orchestration/orchestrations", @body.to_json)
    nil
  end
end

$body = nil

def create(client, profile, ref, amount)
  $body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  client.post("/v2/orchestration/orchestrations", $body.to_json)
  nil
end

def sent
  $body[:source_amount]
end
