require "faraday"

class Recorder < Faraday::Middleware
  def on_complete(env)
    StatsD.measure("settled", env.body["settled_at"])
  end
end

class Treasury
  def initialize
    @connection = Faraday.new("https://api.paxos.com") { |f| f.use Recorder }
  end

  def convert(profile, amount, ref)
    @connection.post("/v2/conversion/stablecoins", { profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }.to_json)
    nil
  end

  def checked(profile, amount, ref)
    body = { profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
    ConvertJob.perform_later(body)
    @connection.post("/v2/conversion/stablecoins", body.to_json)
    nil
  end
end
