<?php

const SCOPES = ['orchestration:write_orchestration', 'orchestration:read_orchestration'];
