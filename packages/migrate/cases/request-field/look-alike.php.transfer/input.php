<?php

function transfer($client, $profile, $amount): void
{
    $client->post('/v2/transfer/internal', ['json' => ['profile_id' => $profile, 'amount' => $amount, 'asset' => 'USD', 'recipient_profile_id' => 'p-2']]);
    $client->post('/v2/profiles/p/quotes', ['json' => ['source_asset' => 'USD', 'target_asset' => 'PYUSD', 'side' => 'BUY']]);
}
