<?php
function add(array &$b, ?string $to): void { if ($to) $b['recipient_profile_id'] = $to; }
function f(Client $c, $i, $p, $a, $to): void {
    $body = ['ref_id' => $i, 'profile_id' => $p, 'amount' => $a, 'source_asset' => 'USD', 'target_asset' => 'PYUSD'];
    add($body, $to);
    $c->post('https://api.paxos.com/v2/conversion/stablecoins', ['json' => $body]);
}
