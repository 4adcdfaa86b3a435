LABELS = { "CREATED" => "pending", "SETTLED" => "done", "CANCELLED" => "gone" }.freeze

def label(base, id)
  conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  status = conversion["status"]
  if status == "SETTLED"
    puts "done"
  elsif %w[CREATED CANCELLED].include?(status)
    puts "not yet"
  end
  puts LABELS[status], LABELS.fetch(status)
  case status
  when "CREATED" then puts 1
  when "SETTLED", "CANCELLED" then puts 2
  end
  puts "open" unless status.eql?("SETTLED")
end
