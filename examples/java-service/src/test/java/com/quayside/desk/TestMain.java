package com.quayside.desk;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs every test and says how it went; the exit code is the number of failures. */
public final class TestMain {
    /** A test that may throw. */
    interface Body {
        void run() throws Exception;
    }

    public static void main(String[] args) {
        Map<String, Body> tests = new LinkedHashMap<>();
        new OfflineTests().into(tests);
        new SandboxTests(System.getenv()).into(tests);
        int failures = 0;
        for (Map.Entry<String, Body> test : tests.entrySet()) {
            try {
                test.getValue().run();
                System.out.println("ok   " + test.getKey());
            } catch (Exception | AssertionError error) {
                failures++;
                System.out.println("FAIL " + test.getKey());
                error.printStackTrace(System.out);
            }
        }
        System.out.printf("%d tests, %d failures%n", tests.size(), failures);
        System.exit(failures);
    }

    static void equal(Object expected, Object actual) {
        if (!String.valueOf(expected).equals(String.valueOf(actual))) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}
