<?php

function create($client, $ref, $profile): void
{
    $created = $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'source_amount' => '5', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->json();
    echo $created['orchestration']['id'], $created['destination_amount'];
}
