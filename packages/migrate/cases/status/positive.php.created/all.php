<?php

final class State
{
    public const CREATED = 'PROCESSING';
}

function isOpen($client, string $id): void
{
    $conversion = $client->get("/v2/orchestration/orchestrations/$id")->json();
    echo $conversion['status'] === State::CREATED ? 'open' : 'over';
}
