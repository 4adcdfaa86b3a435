<?php

function executions($client, string $profile, string $since)
{
    return $client->get("/v2/profiles/$profile/executions", ['query' => ['created_at.begin' => $since, 'updated_at.end' => $since]]);
}
