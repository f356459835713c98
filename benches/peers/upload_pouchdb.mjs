// PouchDB: a document with one attachment is replicated to express-pouchdb through the proxy it is told of.
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
const heard = async () => JSON.parse((await lines.next()).value);
const say = what => console.log(JSON.stringify(what));

const { size } = await heard();
const bytes = Buffer.alloc(size);
let state = 1;
for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(state = (Math.imul(state, 1664525) + 1013904223) >>> 0, at);
const app = express();
app.use(require('express-pouchdb')(Memory, {
  mode: 'minimumForPouchDB', inMemoryConfig: true, configPath: join(folder, 'config.json'), logPath: join(folder, 'log.txt'),
}));
const server = app.listen(0, '127.0.0.1', async () => {
  const version = name => require(`${name}/package.json`).version;
  say({ port: server.address().port, about: `pouchdb ${version('pouchdb')} + express-pouchdb ${version('express-pouchdb')}` });
  const { proxy } = await heard();
  const here = new Memory('here');
  await here.put({ _id: 'paper' });
  const { _rev } = await here.get('paper');
  await here.putAttachment('paper', 'paper.pdf', _rev, bytes, 'application/pdf');
  say({ ready: true });
  await heard();
  let tries = 0;
  for (; ; tries++) {
    if (tries > 50) throw new Error('it never ends');
    try {
      const result = await here.replicate.to(new PouchDB(`${proxy}/papers`), { batch_size: 1 });
      if (result.ok && result.errors.length === 0) break;
    } catch { /* the line was cut: again, as its own « retry » does, without the wait */ }
  }
  const there = await new Memory('papers').getAttachment('paper', 'paper.pdf');
  say({ tries, right: Buffer.compare(Buffer.from(there), bytes) === 0 });
});
