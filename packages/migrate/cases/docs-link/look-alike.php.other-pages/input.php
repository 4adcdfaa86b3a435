<?php

// https://docs.paxos.com/guides/developer/orchestrations/convert
const GUIDE = 'https://docs.paxos.com/developer/transfer';
