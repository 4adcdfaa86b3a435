from paxos_client import OrchestrationsApi, StablecoinConversionApi


def find(client, old, new):
    return StablecoinConversionApi(client).get_stablecoin_conversion(old), OrchestrationsApi(client).get_orchestration(new)
