<?php

function show($client, $id): void
{
    if ($client->get('/v2/conversion/stablecoins/' . $id)->json()['status'] === 'SETTLED') {
        echo 'done';
    }
}

function
