package com.acme.conversion.stablecoins

import com.acme.conversion.stablecoins.Rates

const val ROUTE = "/v2/conversions/stablecoins-report"
const val FILE = "src/conversion/stablecoins.csv"

fun load(http: Http, base: String) = http.get("$base/v2/conversion/rates?pair=USDPYUSD")
