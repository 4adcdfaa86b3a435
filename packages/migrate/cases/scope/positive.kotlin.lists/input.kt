val ALL = listOf("funding:read_profile", "conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin")
const val JOINED = "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"
const val SUM = "funding:read_profile " +
    "conversion:read_conversion_stablecoin " +
    "conversion:write_conversion_stablecoin"
val ONE = setOf("conversion:read_conversion_stablecoin")
