class Scopes {
    static final List<String> ALL = List.of("orchestration:read_orchestration", "funding:read_profile"
