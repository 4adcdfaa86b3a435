private fun count(api: Api): Int = api.get("/v2/conversion/stablecoins")["items"].size +
