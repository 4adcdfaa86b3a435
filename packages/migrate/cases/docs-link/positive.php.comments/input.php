<?php

// See https://docs.paxos.com/guides/developer/convert
const GUIDE = 'https://docs.paxos.com/developer/mint';
