<?php
function listing($client) {
    $request = $client->get('https://api.paxos.com/v2/conversion/stablecoins');
    $request->getQuery()->set('created_at.begin', '2026-01-01T00:00:00Z');
    $request->getQuery()->set('limit', 50);
    $response = $request->send();
    return $response->json();
}
function listing2($client) {
    $request = $client->get('https://api.paxos.com/v2/conversion/stablecoins');
    $query = $request->getQuery();
    $query->set('updated_at.begin', '2026-01-01T00:00:00Z');
    return $request->send()->json();
}
