<?php

function wait($client, $id): void
{
    while (true) {
        echo $client->get('/v2/conversion/stablecoins/' . $id)->json()['id'];
    }
}

$x = [
