require "conversion/stablecoins/rates"
require_relative "../conversion/stablecoins_report"

ROUTE = "/v2/conversions/stablecoins-report"

def load(conn)
  conn.get("/v2/conversion/rates", pair: "USDPYUSD")
end
