<?php

function show($client, $id)
{
    $conversion = $client->get('/v2/orchestration/orchestrations/' . $id)->json();
    echo $conversion['source_amount'], $conversion['destination_asset'];
    if (
