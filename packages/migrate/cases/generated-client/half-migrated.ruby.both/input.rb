require "paxos_client"

puts PaxosClient::StablecoinConversionApi.new.get_stablecoin_conversion(OLD)
puts PaxosClient::OrchestrationsApi.new.get_orchestration(NEW)
