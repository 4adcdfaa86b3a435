require "paxos_client"

api = PaxosClient::StablecoinConversionApi.new
created = api.create_stablecoin_conversion(PaxosClient::CreateStablecoinConversionRequest.new(profile_id: PROFILE, amount: "1", source_asset: "USD", target_asset: "PYUSD"))
puts api.list_stablecoin_conversions(profile_id: PROFILE)
api.cancel_stablecoin_conversion(created.id)
puts api.get_stablecoin_conversion_with_http_info(created.id)
