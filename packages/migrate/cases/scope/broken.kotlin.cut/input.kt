val ALL = listOf("conversion:read_conversion_stablecoin", "funding:read_profile"
