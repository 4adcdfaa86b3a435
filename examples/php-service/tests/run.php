<?php

declare(strict_types=1);

use Copperfield\Treasury\{Conversions, Journal, PaxosClient, PaxosException, Takings, Vouchers};

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $message, string $file, int $line): never {
    throw new ErrorException($message, 0, $level, $file, $line);
});
spl_autoload_register(static function (string $class): void {
    require __DIR__ . '/../src/' . substr($class, strlen('Copperfield\\Treasury\\')) . '.php';
});

$treasury = (string) getenv('TREASURY_PROFILE_ID');
$customers = (string) getenv('CUSTOMERS_PROFILE_ID');
$client = PaxosClient::fromEnvironment();
$conversions = new Conversions($client);
$takings = new Takings($client, $treasury, $customers);

function equal(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new Exception('expected ' . var_export($expected, true) . ', got ' . var_export($actual, true));
    }
}

/** What a profile holds of an asset, in cents. */
function cents(PaxosClient $client, string $profile, string $asset): int
{
    foreach ($client->get("/profiles/$profile/balances")['items'] as $item) {
        if ($item['asset'] === $asset) {
            [$whole, $part] = explode('.', $item['available'] . '.');
            return (int) ($whole . str_pad(substr($part, 0, 2), 2, '0'));
        }
    }
    return 0;
}

$number = fn (): string => bin2hex(random_bytes(6));

$tests = [
    'takings become coins' => function () use ($client, $takings, $treasury, $number) {
        $before = cents($client, $treasury, 'PYUSD');
        $done = $takings->wait($takings->convert($number(), '210.40', 'PYUSD')['id']);
        equal(1, preg_match('/^settled on 20\d\d-\d\d-\d\d$/', Takings::label($done)));
        equal($before + 21040, cents($client, $treasury, 'PYUSD'));
    },
    'a till is converted once' => function () use ($client, $takings, $treasury, $number) {
        $till = $number();
        $first = $takings->convert($till, '6', 'USDG');
        $takings->wait($first['id']);
        $before = cents($client, $treasury, 'USD');
        equal($first['id'], $takings->convert($till, '6', 'USDG')['id']);
        equal($before, cents($client, $treasury, 'USD'));
    },
    'refunds go to the customers' => function () use ($client, $takings, $customers, $number) {
        $before = cents($client, $customers, 'USD');
        $takings->wait($takings->refund($number(), '19.99', 'PYUSD')['id']);
        equal($before + 1999, cents($client, $customers, 'USD'));
    },
    'the rest is sold' => function () use ($client, $takings, $treasury) {
        $before = cents($client, $treasury, 'USDP');
        equal('SETTLED', $takings->wait($takings->sellRest('USDP', 2.5)['id'])['status']);
        equal($before - 250, cents($client, $treasury, 'USDP'));
    },
    'what nobody can pay is refused' => function () use ($takings, $number) {
        try {
            $takings->refund($number(), '400000', 'USDP');
        } catch (PaxosException $error) {
            equal(true, $error->is('insufficient-funds'));
            return;
        }
        throw new Exception('it was paid');
    },
    'takings are taken back' => function () use ($client, $takings, $treasury, $number) {
        $before = cents($client, $treasury, 'USD');
        $started = $takings->convert($number(), '55', 'USDP');
        equal('pending', Takings::label($started));
        equal(true, $takings->takeBack($started['id']));
        equal(false, $takings->takeBack($started['id']));
        equal($before, cents($client, $treasury, 'USD'));
    },
    'the journal knows the day' => function () use ($conversions, $takings, $treasury, $number) {
        $till = $number();
        $takings->wait($takings->convert($till, '1.01', 'USDG')['id']);
        $lines = (new Journal($conversions))->ofDay($treasury, gmdate('Y-m-d'));
        equal('booked,reference,source_asset,target_asset,amount', $lines[0]);
        $ours = array_values(array_filter($lines, fn (string $line) => str_contains($line, "till-$till")));
        equal(1, count($ours));
        equal("till-$till,USD,USDG,1.01", substr($ours[0], strpos($ours[0], ',') + 1));
        equal("till-$till", $conversions->findByRefId("till-$till")['ref_id']);
        equal(null, $conversions->findByRefId('till-of-nobody'));
    },
    'vouchers are our own affair' => function () {
        $vouchers = new Vouchers();
        $vouchers->issue('A', 500);
        $vouchers->issue('B', 20);
        $vouchers->redeem('A');
        equal(20, $vouchers->outstanding());
    },
];

$failures = 0;
foreach ($tests as $name => $test) {
    try {
        $test();
        echo "ok   $name\n";
    } catch (Throwable $error) {
        $failures++;
        echo "FAIL $name: {$error->getMessage()} ({$error->getFile()}:{$error->getLine()})\n";
    }
}
echo count($tests), " tests, $failures failures\n";
exit($failures === 0 ? 0 : 1);
