require_relative "stablecoin_conversion"

def convert(service)
  service.create_stablecoin_conversion("1")
  StablecoinConversion.new("1")
end
