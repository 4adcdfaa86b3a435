<?php

declare(strict_types=1);

namespace Copperfield\Treasury;

/** Vouchers of our own shop. */
final class Vouchers
{
    private array $vouchers = [];

    public function issue(string $code, int $cents): void
    {
        $this->vouchers[$code] = ['status' => 'CREATED', 'amount' => $cents];
    }

    public function redeem(string $code): void
    {
        $this->vouchers[$code]['status'] = 'SETTLED';
        $this->vouchers[$code]['settled_at'] = date(DATE_ATOM);
    }

    public function outstanding(): int
    {
        $open = array_filter($this->vouchers, fn (array $voucher) => $voucher['status'] === 'CREATED');
        return array_sum(array_column($open, 'amount'));
    }
}
