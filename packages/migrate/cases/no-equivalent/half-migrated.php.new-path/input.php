<?php

function show($client, string $id): void
{
    $found = $client->get("/v2/orchestration/orchestrations/$id")->json();
    echo $found['settled_at'];
}
