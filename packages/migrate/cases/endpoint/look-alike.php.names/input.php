<?php

use Conversion\Stablecoins\Rates;

const ROUTE = '/v2/conversions/stablecoins-report';

function rates($client)
{
    return $client->get('/v2/conversion/rates', ['query' => ['pair' => 'USDPYUSD']]);
}
