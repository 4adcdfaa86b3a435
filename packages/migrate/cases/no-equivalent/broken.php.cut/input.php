<?php

function show($client, $id): void
{
    echo $client->get('/v2/conversion/stablecoins/' . $id)->json()['settled_at'];
}

while
