SCOPES = ["conversion:write_conversion_stablecoin", "funding:read_profile"

def f(
