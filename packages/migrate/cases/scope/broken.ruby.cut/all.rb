SCOPES = ["orchestration:write_orchestration", "funding:read_profile"

def f(
