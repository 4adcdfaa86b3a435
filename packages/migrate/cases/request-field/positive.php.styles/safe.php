<?php

function old_arrays($client, $ref, $profile): void
{
    $client->post('/v2/orchestration/orchestrations', array(
        'json' => array(
            'ref_id' => $ref,
            'source' => array(
                'profile' => array(
                    'profile_id' => $profile,
                ),
            ),
            'destination' => array(
                'profile' => array(
                    'profile_id' => $profile,
                ),
            ),
            'source_amount' => '1',
            'source_asset' => 'USD',
            'destination_asset' => 'PYUSD',
        ),
    ));
}

function double_quotes($client, $ref, $profile): void
{
    $client->post("/v2/orchestration/orchestrations", ["json" => ["ref_id" => $ref, "source" => ["profile" => ["profile_id" => $profile]], "destination" => ["profile" => ["profile_id" => $profile]], "source_amount" => "1", "source_asset" => "USD", "destination_asset" => "PYUSD"]]);
}

function packed($client, $ref_id, $profile_id, $amount): void
{
    $client->post('/v2/conversion/stablecoins', ['json' => compact('ref_id', 'profile_id', 'amount')]);
}
