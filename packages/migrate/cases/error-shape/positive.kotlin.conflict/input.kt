private fun convert(rest: RestTemplate, mapper: ObjectMapper, body: Map<String, Any>) {
    try {
        rest.postForEntity("https://api.paxos.com/v2/conversion/stablecoins", body, Void::class.java)
    } catch (error: HttpClientErrorException.Conflict) {
        val problem = mapper.readTree(error.responseBodyAsString)
        if ("conversion already exists with ref_id" in problem["detail"].asText()) {
            println(problem["meta"]["existing"]["target_asset"])
        }
    }
}
