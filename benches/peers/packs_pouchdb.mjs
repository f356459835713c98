// express-pouchdb, memory adapter, and PouchDB's replication through the proxy it is told of; both in this process.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb');
PouchDB.plugin(require('pouchdb-adapter-memory'));
const folder = mkdtempSync(join(tmpdir(), 'pouchdb-bench-'));
const Memory = PouchDB.defaults({ adapter: 'memory' });
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const heard = async () => (await lines.next()).value;
const say = what => console.log(JSON.stringify(what));
const { before, after } = JSON.parse(await heard());

let requests = 0;
const app = express();
app.use((_request, _response, next) => { requests += 1; next(); });
app.use(require('express-pouchdb')(Memory, {
  mode: 'minimumForPouchDB', inMemoryConfig: true, configPath: join(folder, 'config.json'), logPath: join(folder, 'log.txt'),
}));
const server = app.listen(0, '127.0.0.1', async () => {
  const version = name => require(`${name}/package.json`).version;
  say({ port: server.address().port, about: `pouchdb ${version('pouchdb')} + express-pouchdb ${version('express-pouchdb')}` });
  const proxy = (await heard()).trim();
  const source = new Memory('aids');
  const put = async record => {
    const { id, ...rest } = record;
    const held = await source.get(id).catch(() => ({}));
    await source.put({ ...rest, _id: id, ...(held._rev ? { _rev: held._rev } : {}) });
  };
  for (const record of before) await put(record);
  const here = new Memory('here');
  const there = new PouchDB(`${proxy}/aids`);
  for (const [stage, expected] of [['C1', before.length], ['C2', 0], ['C3', after.length]]) {
    if (stage === 'C3') for (const record of after) await put(record);
    say({ ready: stage });
    await heard();
    requests = 0;
    const begun = process.hrtime.bigint();
    const result = await here.replicate.from(there, { batch_size: 1000 });
    const ms = Number(process.hrtime.bigint() - begun) / 1e6;
    if (result.docs_written !== expected) throw new Error(`${stage}: ${result.docs_written}`);
    say({ requests, ms });
  }
});
