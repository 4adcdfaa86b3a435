<?php

function convert($client, $ref, $profile): void
{
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
}

function other(
    [
