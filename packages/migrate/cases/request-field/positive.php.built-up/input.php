<?php

function convert($client, $ref, $profile, $amount, $note = null): void
{
    $payload = ['profile_id' => $profile, 'amount' => $amount];
    $payload['source_asset'] = 'USD';
    $payload['target_asset'] = 'PYUSD';
    $payload['ref_id'] = $ref;
    if ($note) {
        $payload['metadata'] = ['note' => $note];
    }
    error_log("converting {$payload['amount']}");
    $client->post('/v2/conversion/stablecoins', ['json' => $payload]);
}

function cast($client, $order): void
{
    $client->post('/v2/conversion/stablecoins', ['json' => ['profile_id' => (string) $order->profile, 'amount' => (string) $order->total, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => (string) $order->id]]);
}

function from_nothing($client, $ref, $profile): void
{
    $payload = [];
    $payload['ref_id'] = $ref;
    $payload['profile_id'] = $profile;
    $payload['amount'] = '1';
    $client->post('/v2/conversion/stablecoins', ['json' => $payload]);
}
