<?php

function pay($client, $order): void
{
    $client->post('/v2/conversion/stablecoins', [
        'json' => [
            'ref_id'               => $order->id,
            'profile_id'           => $order->profile,
            'recipient_profile_id' => $order->payee,
            'amount'               => $order->total,
            'source_asset'         => 'USD',
            'target_asset'         => 'USDG',
        ],
    ]);
}

function maybe($client, $ref, $profile, ?string $payee = null): void
{
    $client->post('/v2/conversion/stablecoins', ['json' => array_filter(['ref_id' => $ref, 'profile_id' => $profile, 'recipient_profile_id' => $payee, 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD'])]);
}
