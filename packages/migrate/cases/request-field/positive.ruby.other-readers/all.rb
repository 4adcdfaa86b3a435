require "faraday"
require "json"

class Treasury

  def by_slice(profile, amount, ref)
    reply = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }.to_json).body)
    Sent.create!(reply.slice("id", "source_amount", "status"))
    nil
  end

  def by_pattern(profile, amount, ref)
    reply = JSON.parse(Faraday.post("https://api.paxos.com/v2/conversion/stablecoins", { profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }.to_json).body, symbolize_names: true)
    case reply
    in { amount:, settled_at: String => at }
      puts "#{amount} at #{at}"
    end
    nil
  end

  def by_ivar(profile, amount, ref)
    @body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", @body.to_json)
    nil
  end

  def sent_amount = @body[:source_amount]

  def by_format(profile, amount, ref)
    body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", body.to_json)
    puts format("%<amount>s of %<target_asset>s", body)
    nil
  end

  def by_kwargs(profile, amount, ref)
    body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    Audit.write(**body)
    Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", body.to_json)
    nil
  end

  def by_each(profile, amount, ref)
    body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    body.each { |key, value| raise key.to_s if value.nil? }
    body.fetch(:source_amount)
    body.values_at(:source_amount, :target_asset)
    Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", body.to_json)
    nil
  end
end
