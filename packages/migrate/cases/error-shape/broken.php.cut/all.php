<?php

function read($client, $id): void
{
    try {
        $client->get('/v2/orchestration/orchestrations/' . $id);
    } catch (ClientException $error) {
        print_r(json_decode((string) $error->getResponse()->getBody(), true)['meta']['existing']);
    }
}

function (
