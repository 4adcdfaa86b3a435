<?php

function listed($client, string $since): void
{
    echo $client->get('/v2/orchestration/orchestrations', ['query' => ['created_at.gte' => $since, 'limit' => 5]])->getStatusCode();
}
