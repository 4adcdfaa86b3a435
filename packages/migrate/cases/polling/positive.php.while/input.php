<?php

function wait($client, string $id): void
{
    while (true) {
        $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
        if ($conversion['status'] === 'SETTLED') {
            break;
        }
        sleep(5);
    }
}
