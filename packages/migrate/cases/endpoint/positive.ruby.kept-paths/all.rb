module Paths
  CONVERSIONS = "/v2/orchestration/orchestrations".freeze
  QUOTES = "/v2/quotes".freeze
end

PATHS = { convert: "/v2/conversion/stablecoins", quote: "/v2/quotes" }.freeze

class Reader
  RESOURCE = "orchestration/orchestrations"

  def initialize(http, base)
    @http = http
    @base = base
    @path = "/v2/orchestration/orchestrations"
  end

  def one(id)
    puts @http.get("#{@path}/#{id}").code
  end

  def two(id)
    puts @http.get("#{url}/#{id}").code
  end

  def three(id)
    puts @http.get(Paths::CONVERSIONS + "/" + id).code
    puts @http.get(Paths::QUOTES + "/" + id)["amount"]
  end

  def four(id)
    puts @http.get([@base, "v2", "orchestration", "orchestrations", id].join("/")).code
    puts @http.get(format("%s/v2/orchestration/orchestrations/%s", @base, id)).code
    puts @http.get(PATHS[:quote] + "/" + id)["amount"]
  end

  private

  def url
    "#{@base}/v2/#{RESOURCE}"
  end
end
