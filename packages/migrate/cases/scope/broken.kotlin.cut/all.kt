val ALL = listOf("orchestration:read_orchestration", "funding:read_profile"
