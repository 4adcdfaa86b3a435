<?php

function total($since): void
{
    $rows = Http::get('https://api.paxos.com/v2/orchestration/orchestrations', ['created_at.gte' => $since, 'limit' => 10])->collect('items');
    echo $rows->filter(fn ($row) => $row['destination_asset'] === 'PYUSD')->sum(fn ($row) => $row['source_amount']);
}
