import java.util.List;
import java.util.Set;

class Scopes {
    static final List<String> ALL = List.of("funding:read_profile", "conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin");
    static final String JOINED = "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin";
    static final String SUM = "funding:read_profile "
            + "conversion:read_conversion_stablecoin "
            + "conversion:write_conversion_stablecoin";
    static final String[] ARRAY = {
        "conversion:read_conversion_stablecoin",
        "conversion:write_conversion_stablecoin",
    };
    static final Set<String> ONE = Set.of("conversion:read_conversion_stablecoin");
}
