import feign.Body;
import feign.Param;
import feign.RequestLine;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

interface Lines {
    @RequestLine("GET /v2/orchestration/orchestrations/{id}")
    String get(@Param("id") String id);

    @RequestLine("DELETE /v2/conversion/stablecoins/{id}")
    void cancel(@Param("id") String id);
}

@FeignClient(name = "paxos", url = "https://api.paxos.com")
interface Mappings {
    @GetMapping("/v2/orchestration/orchestrations")
    String list(@RequestParam("created_at.lte") String end, @RequestParam(name = "limit") int limit);
}
