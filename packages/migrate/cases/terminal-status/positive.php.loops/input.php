<?php

const FINAL_STATUSES = ['SETTLED', 'CANCELLED'];

function wait($client, string $id): void
{
    do {
        sleep(2);
        $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
    } while (!in_array($conversion['status'], FINAL_STATUSES, true));
}

function waitAgain($client, string $id): void
{
    for ($try = 0; $try < 30; $try++) {
        $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
        if ($conversion['status'] === 'SETTLED') {
            return;
        }
        sleep(2);
    }
}

function isFinal($client, string $id): bool
{
    $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
    return $conversion['status'] === 'SETTLED';
}
