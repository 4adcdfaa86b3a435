<?php

function create($client, $ref, $profile): string
{
    $side = ['profile' => ['profile_id' => $profile]];
    $body = ['ref_id' => $ref, 'source' => $side, 'destination' => $side, 'source_amount' => '5', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'];
    return $client->post('/v2/orchestration/orchestrations', ['json' => $body])->json()['id'];
}
