module ConversionStatus
  CREATED = "CREATED"
  SETTLED = "SETTLED"
  CANCELLED = "CANCELLED"
  FINAL = [SETTLED, CANCELLED].freeze
end

def label(base, id)
  conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  puts "done" if conversion["status"] == ConversionStatus::SETTLED
  puts "over" if ConversionStatus::FINAL.include?(conversion["status"])
end
