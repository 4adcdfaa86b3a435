package com.acme.conversion.stablecoins;

import com.acme.conversion.stablecoins.Rates;

class Report {
    static final String ROUTE = "/v2/conversions/stablecoins-report";
    static final String FILE = "src/conversion/stablecoins.csv";

    String load(Http http, String base) {
        return http.get(base + "/v2/conversion/rates?pair=USDPYUSD");
    }
}
