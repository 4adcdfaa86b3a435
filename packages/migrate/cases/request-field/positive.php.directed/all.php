<?php

function pay($client, $order): void
{
    $client->post('/v2/orchestration/orchestrations', [
        'json' => [
            'ref_id'               => $order->id,
            'source' => [
                'profile' => [
                    'profile_id' => $order->profile,
                ],
            ],
            'destination' => [
                'profile' => [
                    'profile_id' => $order->payee ?? $order->profile,
                ],
            ],
            'source_amount'               => $order->total,
            'source_asset'         => 'USD',
            'destination_asset'         => 'USDG',
        ],
    ]);
}

function maybe($client, $ref, $profile, ?string $payee = null): void
{
    $client->post('/v2/orchestration/orchestrations', ['json' => array_filter(['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $payee ?? $profile]], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'])]);
}
