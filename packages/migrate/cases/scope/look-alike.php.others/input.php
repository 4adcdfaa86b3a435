<?php

const SCOPES = ['conversion:read_rates', 'orchestration:read', 'conversion_stablecoin'];
