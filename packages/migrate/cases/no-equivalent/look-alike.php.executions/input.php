<?php

function show($client, string $id)
{
    return $client->get("/v2/profiles/p/executions/$id")->json()['settled_at'];
}
