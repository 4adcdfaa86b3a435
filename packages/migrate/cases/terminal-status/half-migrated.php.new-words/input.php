<?php

function wait($client, string $id): void
{
    do {
        sleep(1);
        $found = $client->get("/v2/orchestration/orchestrations/$id")->json();
    } while (!in_array($found['status'], ['COMPLETED', 'CANCELLED'], true));
}
