import paxos_client
from paxos_client.api.stablecoin_conversion_api import StablecoinConversionApi
from paxos_client.models.create_stablecoin_conversion_request import CreateStablecoinConversionRequest


def convert(configuration, profile):
    with paxos_client.ApiClient(configuration) as client:
        api = StablecoinConversionApi(client)
        created = api.create_stablecoin_conversion(CreateStablecoinConversionRequest(profile_id=profile, amount="1", source_asset="USD", target_asset="PYUSD"))
        page = api.list_stablecoin_conversions(profile_id=profile, created_at_begin=None)
        api.cancel_stablecoin_conversion(created.id)
        return api.get_stablecoin_conversion_with_http_info(created.id), page
