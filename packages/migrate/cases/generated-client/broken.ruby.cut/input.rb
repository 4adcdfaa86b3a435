require "paxos_client"

puts PaxosClient::StablecoinConversionApi.new.get_stablecoin_conversion(ID)
api = PaxosClient::StablecoinConversionApi.new(
