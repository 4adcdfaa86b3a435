<?php

function wait($client, $id): void
{
    while (true) {
        echo $client->get('/v2/orchestration/orchestrations/' . $id)->json()['id'];
    }
}

$x = [
