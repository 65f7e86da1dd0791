#!/usr/bin/env node
require('./load.js').load('./cli.cjs');
