<?php

function convert($client, $ref, $profile): void
{
    $body = <<<JSON
    {
      "ref_id": "$ref",
      "profile_id": "{$profile}",
      "amount": "3",
      "source_asset": "USD",
      "target_asset": "PYUSD"
    }
    JSON;
    $client->request('POST', '/v2/conversion/stablecoins', ['body' => $body]);
}
