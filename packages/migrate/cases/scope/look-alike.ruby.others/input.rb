SCOPES = %w[conversion:read_rates orchestration:read conversion_stablecoin]
