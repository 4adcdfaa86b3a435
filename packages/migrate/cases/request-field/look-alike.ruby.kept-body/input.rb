require "faraday"
require "json"

class Quotes
  attr_reader :body

  def create(client, profile, ref, amount)
    @body = { profile_id: profile, amount: amount, ref_id: ref }
    client.post("/v2/profiles/quote-executions", @body.to_json)
  end

  def describe
    @body[:amount]
  end
end
