<?php

declare(strict_types=1);

namespace Copperfield\Treasury;

/** An answer that is not a success; the problem is the body as it came. */
final class PaxosException extends \RuntimeException
{
    public function __construct(public readonly int $status, public readonly array $problem)
    {
        parent::__construct("Paxos answered $status: " . ($problem['detail'] ?? ''));
    }

    public function is(string $kind): bool
    {
        return str_ends_with($this->problem['type'] ?? '', "/$kind");
    }
}
