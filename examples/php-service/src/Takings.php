<?php

declare(strict_types=1);

namespace Copperfield\Treasury;

/** One day's takings: convert, wait, take back. */
final class Takings
{
    private const TRIES = 3;

    private Conversions $conversions;

    public function __construct(
        private PaxosClient $client,
        private string $treasury,
        private string $customers,
        private int $pauseMicroseconds = 20_000,
    ) {
        $this->conversions = new Conversions($client);
    }

    /** Starts the conversion of a till's takings. A lost answer is asked for again, under the same reference. */
    public function convert(string $till, string $amount, string $coin): array
    {
        for ($try = 1;; $try++) {
            try {
                return $this->conversions->create([
                    'ref_id' => "till-$till",
                    'profile_id' => $this->treasury,
                    'amount' => $amount,
                    'source_asset' => 'USD',
                    'target_asset' => $coin,
                    'metadata' => ['till' => $till],
                ]);
            } catch (PaxosException $error) {
                if ($error->is('already-exists') && isset($error->problem['meta']['existing'])) {
                    return $error->problem['meta']['existing'];
                }
                throw $error;
            } catch (\RuntimeException $lost) {
                if ($try === self::TRIES) {
                    throw $lost;
                }
            }
        }
    }

    /** Pays a refund to the customers' profile, in dollars. */
    public function refund(string $number, string $amount, string $coin): array
    {
        return $this->conversions->create([
            'ref_id' => "refund-$number",
            'profile_id' => $this->treasury,
            'recipient_profile_id' => $this->customers,
            'amount' => $amount,
            'source_asset' => $coin,
            'target_asset' => 'USD',
        ]);
    }

    /** Sells what is left of a coin. Run from the back office, by hand. */
    public function sellRest(string $coin, float $amount): array
    {
        return $this->client->post('/conversion/stablecoins', [
            'profile_id' => $this->treasury,
            'amount' => (string) $amount,
            'source_asset' => $coin,
            'target_asset' => 'USD',
        ]);
    }

    /** Waits until a conversion is over. */
    public function wait(string $id): array
    {
        do {
            usleep($this->pauseMicroseconds);
            $conversion = $this->conversions->get($id);
        } while (!in_array($conversion['status'], [Conversions::SETTLED, Conversions::CANCELLED], true));
        return $conversion;
    }

    /** For the back office's list. */
    public static function label(array $conversion): string
    {
        return match ($conversion['status']) {
            Conversions::CREATED => 'pending',
            Conversions::SETTLED => 'settled on ' . substr($conversion['settled_at'], 0, 10),
            Conversions::CANCELLED => 'cancelled on ' . substr($conversion['cancelled_at'], 0, 10),
        };
    }

    /** False when it was too late. */
    public function takeBack(string $id): bool
    {
        try {
            return $this->conversions->cancel($id)['status'] === 'CANCELLED';
        } catch (PaxosException $error) {
            return false;
        }
    }
}
