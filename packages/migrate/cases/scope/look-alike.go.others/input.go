package desk

var scopes = []string{"conversion:read_rates", "funding:read_profile", "orchestration:read_orchestration"}
