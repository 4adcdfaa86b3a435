val ALL = listOf("orchestration:read_orchestration")
