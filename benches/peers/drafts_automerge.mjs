// Automerge: edits of a draft with many fields, in memory, then with each change appended to a file and synced.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Automerge from '@automerge/automerge';

const { edits, fields, runs } = JSON.parse(readFileSync(0, 'utf8'));
const field = edit => `f${String(edit % fields).padStart(2, '0')}`;
const ms = since => Number(process.hrtime.bigint() - since) / 1e6;
const folder = mkdtempSync(join(tmpdir(), 'automerge-bench-'));

function measured(run, keep) {
  let draft = Automerge.init();
  const begun = process.hrtime.bigint();
  for (let edit = 0; edit < edits; edit++) {
    draft = Automerge.change(draft, one => { one[field(edit)] = `valeur ${edit} de ${run}`; });
    keep?.(draft);
  }
  const time = ms(begun);
  if (Object.keys(draft).length !== fields) throw new Error('fields are missing');
  return time;
}

const memory = [];
const synced = [];
measured(-1);
for (let run = 0; run < runs; run++) {
  memory.push(measured(run));
  const file = openSync(join(folder, `draft-${run}`), 'w');
  synced.push(measured(run, draft => {
    writeSync(file, Automerge.saveIncremental(draft));
    fdatasyncSync(file);
  }));
  closeSync(file);
}
rmSync(folder, { recursive: true });
const version = JSON.parse(readFileSync(new URL('node_modules/@automerge/automerge/package.json', import.meta.url))).version;
console.log(JSON.stringify({ about: `@automerge/automerge ${version}`, memory, synced }));
