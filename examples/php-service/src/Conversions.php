<?php

declare(strict_types=1);

namespace Copperfield\Treasury;

/** Stablecoin Conversions: dollars to a coin and back, at par. */
final class Conversions
{
    public const CREATED = 'CREATED';
    public const SETTLED = 'SETTLED';
    public const CANCELLED = 'CANCELLED';

    private const ENDPOINT = '/conversion/stablecoins';

    public function __construct(private PaxosClient $client)
    {
    }

    public function create(array $fields): array
    {
        return $this->client->post(self::ENDPOINT, $fields);
    }

    public function get(string $id): array
    {
        return $this->client->get(self::ENDPOINT . "/$id");
    }

    public function cancel(string $id): array
    {
        return $this->client->delete(self::ENDPOINT . "/$id");
    }

    public function findByRefId(string $refId): ?array
    {
        return $this->client->get(self::ENDPOINT, ['ref_id' => $refId])['items'][0] ?? null;
    }

    /** Rows that were started in a span of time, oldest first. */
    public function between(string $profileId, string $begin, string $end): \Generator
    {
        $query = [
            'profile_id' => $profileId,
            'created_at.begin' => $begin,
            'created_at.end' => $end,
            'order' => 'ASC',
            'limit' => 100,
        ];
        do {
            $page = $this->client->get(self::ENDPOINT, $query);
            yield from $page['items'];
            $query['page_cursor'] = $page['next_page_cursor'] ?? null;
        } while ($query['page_cursor']);
    }
}
