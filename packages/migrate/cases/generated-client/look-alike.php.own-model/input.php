<?php

namespace App\Paxos;

final class Sync
{
    public function find(string $id): StablecoinConversion
    {
        return StablecoinConversion::find($id);
    }
}
