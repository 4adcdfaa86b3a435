<?php

enum ConversionStatus: string
{
    case Created = 'CREATED';
    case Settled = 'SETTLED';
    case Cancelled = 'CANCELLED';
}

function label($client, string $id): void
{
    $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
    if (ConversionStatus::from($conversion['status']) === ConversionStatus::Settled) {
        echo 'done';
    }
    if ($conversion['status'] === ConversionStatus::Created->value) {
        echo 'open';
    }
}
