package com.quayside.paxos;

import java.util.Map;

/** An answer that is not a success. */
public class PaxosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Object> problem;

    public PaxosException(int status, Map<String, Object> problem) {
        super("Paxos answered " + status + ": " + problem.get("detail"));
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    public boolean is(String kind) {
        return String.valueOf(problem.get("type")).endsWith("/" + kind);
    }

    public Map<String, Object> meta() {
        return Json.object(problem.get("meta"));
    }
}
