<?php

final class State
{
    public const CREATED = 'CREATED';
}

function isOpen($client, string $id): void
{
    $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
    echo $conversion['status'] === State::CREATED ? 'open' : 'over';
}
