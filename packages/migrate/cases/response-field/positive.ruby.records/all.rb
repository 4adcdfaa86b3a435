require "ostruct"

Conversion = Struct.new(:id, :amount, :source_asset, :target_asset, :status, keyword_init: true)

def find(base, id)
  Conversion.new(**JSON.parse(HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").body, symbolize_names: true))
end

def opened(base, id)
  found = JSON.parse(HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}").body, object_class: OpenStruct)
  puts found.source_amount, found.destination_asset
end
