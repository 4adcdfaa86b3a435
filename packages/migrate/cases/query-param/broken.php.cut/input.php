<?php

function listed($client, $since): void
{
    $client->get('/v2/conversion/stablecoins', ['query' => ['created_at.begin' => $since]]);
}

echo "
