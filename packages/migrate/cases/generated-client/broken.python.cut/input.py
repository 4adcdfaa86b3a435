from paxos_client import StablecoinConversionApi

api = StablecoinConversionApi(
