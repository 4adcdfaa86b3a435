<?php

function listed($client, $since): void
{
    $client->get('/v2/orchestration/orchestrations', ['query' => ['created_at.gte' => $since]]);
}

echo "
