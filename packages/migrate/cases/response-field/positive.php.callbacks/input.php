<?php

function sorted($client): void
{
    $rows = $client->get('/v2/conversion/stablecoins')->json('items');
    usort($rows, fn ($a, $b) => bccomp($a['amount'], $b['amount'], 2));
    echo array_reduce($rows, fn ($sum, $row) => bcadd($sum, $row['amount'], 2), '0');
}
