SCOPES = %w[orchestration:write_orchestration orchestration:read_orchestration]
