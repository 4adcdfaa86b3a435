class Scopes {
    static final List<String> ALL = List.of("conversion:read_conversion_stablecoin", "funding:read_profile"
