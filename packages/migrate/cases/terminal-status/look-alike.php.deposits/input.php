<?php

function wait($client, string $id): void
{
    while (!in_array($client->get("/v2/transfer/deposits/$id")->json()['status'], ['SETTLED', 'CANCELLED'], true)) {
        sleep(1);
    }
}
