<?php
function executed(string $since): array
{
    return Http::get('https://api.paxos.com/v2/quote-executions', ['created_at.begin' => $since])
        ->collect('items')
        ->where('status', 'SETTLED')
        ->sortBy('settled_at')
        ->pluck('amount', 'id')
        ->all();
}
