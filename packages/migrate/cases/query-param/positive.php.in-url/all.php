<?php

function listed($client, string $since, string $cursor): void
{
    echo $client->get("/v2/orchestration/orchestrations?created_at.gte={$since}&limit=50")->getStatusCode();
    echo $client->get('/v2/conversion/stablecoins?' . http_build_query(['created_at.end' => $since, 'updated_at.begin' => $cursor]))->getStatusCode();
    $query = http_build_query(['created_at.gte' => $since]);
    echo file_get_contents("https://api.paxos.com/v2/orchestration/orchestrations?$query");
}
