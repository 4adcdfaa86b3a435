val ALL = listOf("funding:read_profile", "orchestration:read_orchestration", "orchestration:write_orchestration")
const val JOINED = "orchestration:read_orchestration orchestration:write_orchestration"
const val SUM = "funding:read_profile " +
    "orchestration:read_orchestration " +
    "orchestration:write_orchestration"
val ONE = setOf("orchestration:read_orchestration")
