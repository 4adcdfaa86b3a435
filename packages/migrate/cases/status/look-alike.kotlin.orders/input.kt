enum class State { CREATED, SETTLED, CANCELLED }

fun done(api: Api, id: String): Boolean = api.get("/v2/profiles/p/orders/$id")["status"].asText() in setOf("SETTLED", "CANCELLED")

fun label(state: State) = when (state) {
    State.CREATED -> "new"
    State.SETTLED, State.CANCELLED -> "over"
}
