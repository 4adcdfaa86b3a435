class Scopes {
    static final List<String> ALL = List.of("funding:read_profile", "conversion:read", "orchestration:read_orchestration");
}
