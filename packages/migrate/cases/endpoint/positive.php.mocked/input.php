<?php

use Illuminate\Support\Facades\Http;

it('converts', function () {
    Http::fake([
        'api.sandbox.paxos.com/v2/conversion/stablecoins' => Http::response(['id' => 'e9a2f4c1', 'amount' => '100', 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'status' => 'CREATED']),
    ]);
    expect((new ConversionService())->convert('ref', 'profile'))->toBe('e9a2f4c1');
    Http::assertSent(fn ($request) => $request->url() === 'https://api.sandbox.paxos.com/v2/conversion/stablecoins');
});
