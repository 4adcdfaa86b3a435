val ALL = listOf("funding:read_profile", "conversion:read", "orchestration:read_orchestration")
