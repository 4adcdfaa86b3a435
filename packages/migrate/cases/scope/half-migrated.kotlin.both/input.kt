val ALL = listOf("conversion:read_conversion_stablecoin", "orchestration:read_orchestration")
