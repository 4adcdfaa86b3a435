private fun count(api: Api): Int = api.get("/v2/orchestration/orchestrations")["items"].size
