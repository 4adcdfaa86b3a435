<?php

function read($client, $old, $new): void
{
    try {
        $client->get("/v2/orchestration/orchestrations/$old");
        $client->get("/v2/orchestration/orchestrations/$new");
    } catch (ClientException $error) {
        print_r(json_decode((string) $error->getResponse()->getBody(), true)['meta']['existing']);
    }
}
