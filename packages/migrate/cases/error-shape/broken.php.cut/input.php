<?php

function read($client, $id): void
{
    try {
        $client->get('/v2/conversion/stablecoins/' . $id);
    } catch (ClientException $error) {
        print_r(json_decode((string) $error->getResponse()->getBody(), true)['meta']['existing']);
    }
}

function (
