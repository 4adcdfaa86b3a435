<?php

function create($client, $ref, $profile): void
{
    $body = ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '5', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'];
    $client->post('/v2/orchestration/orchestrations', ['json' => $body]);
}
