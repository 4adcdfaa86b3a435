<?php

function show($client, $id)
{
    $conversion = $client->get('/v2/conversion/stablecoins/' . $id)->json();
    echo $conversion['amount'], $conversion['target_asset'];
    if (
