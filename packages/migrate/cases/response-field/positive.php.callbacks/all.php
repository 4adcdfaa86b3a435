<?php

function sorted($client): void
{
    $rows = $client->get('/v2/orchestration/orchestrations')->json('items');
    usort($rows, fn ($a, $b) => bccomp($a['source_amount'], $b['source_amount'], 2));
    echo array_reduce($rows, fn ($sum, $row) => bcadd($sum, $row['source_amount'], 2), '0');
}
