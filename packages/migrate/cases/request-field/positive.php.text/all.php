<?php

function convert($client, $ref, $profile): void
{
    $body = <<<JSON
    {
      "ref_id": "$ref",
      "source": {
        "profile": {
          "profile_id": "{$profile}"
        }
      },
      "destination": {
        "profile": {
          "profile_id": "{$profile}"
        }
      },
      "source_amount": "3",
      "source_asset": "USD",
      "destination_asset": "PYUSD"
    }
    JSON;
    $client->request('POST', '/v2/orchestration/orchestrations', ['body' => $body]);
}
