<?php

const SCOPES = ['conversion:write_conversion_stablecoin', 'orchestration:write_orchestration', 'orchestration:read_orchestration'];
