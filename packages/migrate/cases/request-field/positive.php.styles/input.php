<?php

function old_arrays($client, $ref, $profile): void
{
    $client->post('/v2/conversion/stablecoins', array(
        'json' => array(
            'ref_id' => $ref,
            'profile_id' => $profile,
            'amount' => '1',
            'source_asset' => 'USD',
            'target_asset' => 'PYUSD',
        ),
    ));
}

function double_quotes($client, $ref, $profile): void
{
    $client->post("/v2/conversion/stablecoins", ["json" => ["ref_id" => $ref, "profile_id" => $profile, "amount" => "1", "source_asset" => "USD", "target_asset" => "PYUSD"]]);
}

function packed($client, $ref_id, $profile_id, $amount): void
{
    $client->post('/v2/conversion/stablecoins', ['json' => compact('ref_id', 'profile_id', 'amount')]);
}
