<?php

return ['profile_id' => $profile, 'crypto_network' => 'ETHEREUM', 'conversion_target_asset' => 'NO_CONVERSION'];
