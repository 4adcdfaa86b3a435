<?php

function convert($client, $ref)
{
    return $client->post('/v2/conversion/stablecoins', ['json' => ['profile_id' => PROFILE, 'amount' => '1',
