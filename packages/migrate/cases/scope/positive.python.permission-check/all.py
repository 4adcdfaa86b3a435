REQUIRED = {"conversion:write_conversion_stablecoin", "orchestration:write_orchestration", "conversion:read_conversion_stablecoin", "orchestration:read_orchestration"}

LABELS = {
    "conversion:read_conversion_stablecoin": "See conversions",
    "orchestration:read_orchestration": "See orchestrations",
}


def may_convert(token):
    return "conversion:write_conversion_stablecoin" in token.scopes


def may_see(scope):
    if scope in ["conversion:read_conversion_stablecoin", "orchestration:read_orchestration", "transfer:read_transfer"]:
        return True
    return has_scope("conversion:read_conversion_stablecoin", scope)
