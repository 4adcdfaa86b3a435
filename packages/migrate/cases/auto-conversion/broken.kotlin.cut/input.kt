val body = mapOf("profile_id" to PROFILE, "crypto_network" to "SOLANA", "conversion_target_asset" to "USD")
fun (
