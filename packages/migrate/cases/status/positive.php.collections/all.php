<?php
function report(string $since): array
{
    return Http::withToken(token())
        ->get('https://api.paxos.com/v2/orchestration/orchestrations', ['created_at.gte' => $since, 'order' => 'DESC'])
        ->collect('items')
        ->where('status', 'COMPLETED')
        ->pluck("source_amount", "id")
        ->all();
}
function total(string $since): string
{
    $rows = Http::get('https://api.paxos.com/v2/conversion/stablecoins', ['created_at.begin' => $since])->collect('items');
    $open = $rows->where('status', '!=', 'SETTLED')->count();
    $kept = $rows->whereIn('status', ['CREATED', 'SETTLED'])->sortByDesc('settled_at')->groupBy('target_asset');
    return $rows->firstWhere("status", "SETTLED")['amount'] . $open . $kept->count();
}
function hasOpen(string $since): bool
{
    return Http::get('https://api.paxos.com/v2/orchestration/orchestrations', ['order' => 'ASC'])->collect('items')->contains('status', 'PROCESSING');
}
