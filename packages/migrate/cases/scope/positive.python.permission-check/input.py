REQUIRED = {"conversion:write_conversion_stablecoin", "conversion:read_conversion_stablecoin"}

LABELS = {
    "conversion:read_conversion_stablecoin": "See conversions",
    "orchestration:read_orchestration": "See orchestrations",
}


def may_convert(token):
    return "conversion:write_conversion_stablecoin" in token.scopes


def may_see(scope):
    if scope in ["conversion:read_conversion_stablecoin", "transfer:read_transfer"]:
        return True
    return has_scope("conversion:read_conversion_stablecoin", scope)
