import { loadConfig } from './config.ts';
import { PaxosClient } from './paxos/client.ts';
import { ConversionsApi } from './paxos/conversions.ts';
import { dailyReport } from './treasury/report.ts';

const day = process.argv[2] ?? new Date().toISOString().slice(0, 10);
const config = loadConfig();
const report = await dailyReport(new ConversionsApi(new PaxosClient(config)), config, day);

console.log(`${report.day}: ${report.conversions} conversions, ${report.open} still open`);
for (const [pair, cents] of Object.entries(report.volumeCents)) {
  console.log(`  ${pair.padEnd(12)} ${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
}
