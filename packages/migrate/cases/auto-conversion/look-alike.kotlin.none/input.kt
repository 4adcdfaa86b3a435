fun body(profile: String) = mapOf("profile_id" to profile, "crypto_network" to "ETHEREUM", "conversion_target_asset" to "NO_CONVERSION")
