<?php

function wait($client, $id): void
{
    while ($client->get('/v2/conversion/stablecoins/' . $id)->json()['status'] !== 'SETTLED') {
        echo 'waiting';
    }
}

class (
