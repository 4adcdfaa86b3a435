require "faraday"

class PaxosClient
  def initialize(base)
    @conn = Faraday.new(url: base) do |f|
      f.request :json
      f.response :json
    end
  end

  def convert(ref_id:, profile_id:, amount:)
    response = @conn.post("/v2/orchestration/orchestrations") do |req|
      req.headers["Idempotency-Key"] = ref_id
      req.body = { ref_id:, source: { profile: { profile_id: profile_id } }, destination: { profile: { profile_id: profile_id } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }
    end
    response.body["id"]
  end

  def page(since)
    response = @conn.get("/v2/orchestration/orchestrations", "created_at.gte" => since, "limit" => 50)
    response.body["items"].map { |row| row["id"] }
  end
end
