<?php

function listed($client, string $profile, string $since): void
{
    $page = $client->get('/v2/conversion/stablecoins', ['query' => ['profile_id' => $profile, 'created_at.begin' => $since, 'created_at.end' => '2026-12-31T00:00:00Z', 'limit' => 100]])->json();
    echo count($page['items']);
}

function kept($client, string $since, ?string $cursor): void
{
    $query = ['created_at.begin' => $since];
    $query['limit'] = 50;
    if ($cursor !== null) {
        $query['page_cursor'] = $cursor;
    }
    echo $client->get('/v2/conversion/stablecoins', ['query' => $query])->getStatusCode();
}
