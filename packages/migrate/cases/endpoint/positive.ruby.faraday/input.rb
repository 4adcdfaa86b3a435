require "faraday"

class PaxosClient
  def initialize(base)
    @conn = Faraday.new(url: base) do |f|
      f.request :json
      f.response :json
    end
  end

  def convert(ref_id:, profile_id:, amount:)
    response = @conn.post("/v2/conversion/stablecoins") do |req|
      req.headers["Idempotency-Key"] = ref_id
      req.body = { ref_id:, profile_id:, amount:, source_asset: "USD", target_asset: "PYUSD" }
    end
    response.body["id"]
  end

  def page(since)
    response = @conn.get("/v2/conversion/stablecoins", "created_at.begin" => since, "limit" => 50)
    response.body["items"].map { |row| row["id"] }
  end
end
