import java.util.List;
import java.util.Set;

class Scopes {
    static final List<String> ALL = List.of("funding:read_profile", "orchestration:read_orchestration", "orchestration:write_orchestration");
    static final String JOINED = "orchestration:read_orchestration orchestration:write_orchestration";
    static final String SUM = "funding:read_profile "
            + "orchestration:read_orchestration "
            + "orchestration:write_orchestration";
    static final String[] ARRAY = {
        "orchestration:read_orchestration",
        "orchestration:write_orchestration",
    };
    static final Set<String> ONE = Set.of("orchestration:read_orchestration");
}
