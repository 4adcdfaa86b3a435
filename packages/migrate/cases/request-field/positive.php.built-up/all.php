<?php

function convert($client, $ref, $profile, $amount, $note = null): void
{
    $payload = ['source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount];
    $payload['source_asset'] = 'USD';
    $payload['destination_asset'] = 'PYUSD';
    $payload['ref_id'] = $ref;
    if ($note) {
        $payload['metadata'] = ['note' => $note];
    }
    error_log("converting {$payload['source_amount']}");
    $client->post('/v2/orchestration/orchestrations', ['json' => $payload]);
}

function cast($client, $order): void
{
    $client->post('/v2/orchestration/orchestrations', ['json' => ['source' => ['profile' => ['profile_id' => (string) $order->profile]], 'destination' => ['profile' => ['profile_id' => (string) $order->profile]], 'source_amount' => (string) $order->total, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD', 'ref_id' => (string) $order->id]]);
}

function from_nothing($client, $ref, $profile): void
{
    $payload = [];
    $payload['ref_id'] = $ref;
    $payload['profile_id'] = $profile;
    $payload['amount'] = '1';
    $client->post('/v2/conversion/stablecoins', ['json' => $payload]);
}
