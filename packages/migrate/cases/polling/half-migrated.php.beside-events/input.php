<?php

function wait($client, string $id, array $events): void
{
    for ($i = 0; $i < 3; $i++) {
        echo $client->get("/v2/conversion/stablecoins/$id")->json()['id'];
        sleep(60);
    }
    foreach ($events as $event) {
        echo $client->get("/v2/orchestration/orchestrations/$event")->json()['id'];
    }
}
