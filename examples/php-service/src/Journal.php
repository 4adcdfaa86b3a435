<?php

declare(strict_types=1);

namespace Copperfield\Treasury;

/** The accountant's journal. */
final class Journal
{
    /** The accountant's own column names: the import on their side knows these. */
    public const COLUMNS = ['booked', 'reference', 'source_asset', 'target_asset', 'amount'];

    public function __construct(private Conversions $conversions)
    {
    }

    /** What settled on a day (UTC), as lines of CSV. */
    public function ofDay(string $profileId, string $day): array
    {
        $lines = [implode(',', self::COLUMNS)];
        foreach ($this->conversions->between($profileId, "{$day}T00:00:00Z", "{$day}T23:59:59.999999Z") as $row) {
            if ($row['status'] !== Conversions::SETTLED) {
                continue;
            }
            ['source_asset' => $sold, 'target_asset' => $bought] = $row;
            $lines[] = implode(',', [$row['settled_at'], $row['ref_id'] ?? '', $sold, $bought, $row['amount']]);
        }
        return $lines;
    }
}
