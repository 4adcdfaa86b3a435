require "faraday"
require "json"

class Converter
  def initialize(client, profile)
    @client = client
    @profile = profile
    @body = nil
  end

  def create(ref, amount)
    @body = { profile_id: @profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
    @client.post("/v2/conversion/stablecoins", @body.to_json)
    nil
  end

  def describe
    "#{@body[:amount]} to #{@body[:target_asset]}"
  end
end

class Order
  attr_reader :body

  def create(client, profile, ref, amount)
    @body = { profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
    client.post("/v2/conversion/stablecoins", @body.to_json)
    nil
  end
end

$body = nil

def create(client, profile, ref, amount)
  $body = { profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  client.post("/v2/conversion/stablecoins", $body.to_json)
  nil
end

def sent
  $body[:amount]
end
