<?php

function isOver($client, string $id): void
{
    $found = $client->get("/v2/conversion/stablecoins/$id")->json();
    if ($found['status'] === 'SETTLED' || $found['status'] === 'COMPLETED') {
        echo 'over';
    }
}
