<?php

function convert(string $token, string $ref, string $profile): string
{
    $ch = curl_init();
    curl_setopt($ch, CURLOPT_URL, 'https://api.paxos.com/v2/conversion/stablecoins');
    curl_setopt($ch, CURLOPT_POST, true);
    curl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer $token"]);
    curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode([
        'ref_id' => $ref,
        'profile_id' => $profile,
        'amount' => '1',
        'source_asset' => 'USD',
        'target_asset' => 'PYUSD',
    ]));
    $reply = json_decode(curl_exec($ch), true);
    return $reply['id'];
}

function show(string $id): void
{
    $ch = curl_init();
    curl_setopt_array($ch, [
        CURLOPT_URL => "https://api.paxos.com/v2/conversion/stablecoins/$id",
        CURLOPT_RETURNTRANSFER => true,
    ]);
    echo json_decode(curl_exec($ch))->amount;
}

function stream(string $ref, string $profile): void
{
    $context = stream_context_create(['http' => ['method' => 'POST', 'content' => json_encode(['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'])]]);
    file_get_contents('https://api.paxos.com/v2/orchestration/orchestrations', false, $context);
}
