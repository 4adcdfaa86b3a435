<?php

const LABELS = ['CREATED' => 'pending', 'SETTLED' => 'done', 'CANCELLED' => 'gone'];

function label($client, string $id): void
{
    $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
    $status = $conversion['status'];
    if ($status === 'SETTLED') {
        echo 'done';
    } elseif (in_array($status, ['CREATED', 'CANCELLED'], true)) {
        echo 'not yet';
    }
    echo LABELS[$status];
    echo match ($status) {
        'CREATED' => 1,
        'SETTLED', 'CANCELLED' => 2,
        default => 3,
    };
    switch ($status) {
        case 'CREATED':
            echo 1;
            break;
        case 'SETTLED':
        case 'CANCELLED':
            echo 2;
            break;
    }
}
