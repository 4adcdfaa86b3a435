<?php

function wait($client, string $id): void
{
    $made = $client->get("/v2/conversion/stablecoins/$id")->json();
    while (strtolower($made['status']) !== 'settled') {
        $made = $client->get("/v2/conversion/stablecoins/$id")->json();
    }
}
