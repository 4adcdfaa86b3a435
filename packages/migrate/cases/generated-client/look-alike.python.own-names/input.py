from treasury.stablecoin_conversion import StablecoinConversion


def convert(service: StablecoinConversion):
    return service.create_stablecoin_conversion("1")
