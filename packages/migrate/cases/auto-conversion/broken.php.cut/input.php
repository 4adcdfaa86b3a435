<?php

$body = ['profile_id' => PROFILE, 'crypto_network' => 'SOLANA', 'conversion_target_asset' => 'USD'];
function (
