// MiniSearch, FlexSearch and Fuse.js on the documents and queries given on stdin; one JSON line on stdout.
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import Fuse from 'fuse.js';
import FlexSearch from 'flexsearch';
import { filter as stop } from 'flexsearch/lang/fr';

const { Document, Encoder } = FlexSearch;
const { documents, queries, passes, fuse_every } = JSON.parse(readFileSync(0, 'utf8'));
const FIELDS = ['title', 'keywords', 'lead', 'body'];
const WEIGHT = { title: 8, keywords: 6, lead: 3, body: 1 };
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').toLowerCase();
const words = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const PATIENCE_MS = 12_000;
const stopped = word => stop.has(word);
const version = name => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const ms = since => Number(process.hrtime.bigint() - since) / 1e6;

function measured(build, every = 1) {
  let begun = process.hrtime.bigint();
  const search = build();
  const index_ms = ms(begun);
  const asked = queries.filter((_, at) => at % every === 0);
  const all = [];
  let ids = [];
  const count = every > 1 ? Math.min(passes, 5) : passes;
  const started = process.hrtime.bigint();
  // A library that takes minutes is stopped between two passes; how many it did can be counted in `passes`.
  for (let pass = 0; pass <= count && (pass < 2 || ms(started) < PATIENCE_MS); pass++) {
    const times = [];
    ids = [];
    for (const query of asked) {
      begun = process.hrtime.bigint();
      const found = search(query);
      times.push(ms(begun));
      ids.push(found);
    }
    if (pass > 0) all.push(times);
  }
  return { index_ms, passes: all, ids: every === 1 ? ids : null };
}

const minisearch = measured(() => {
  const index = new MiniSearch({
    fields: FIELDS,
    tokenize: words,
    processTerm: word => (word.length < 2 || stopped(word) ? null : word),
    searchOptions: { boost: WEIGHT, fuzzy: 0.2, prefix: true },
  });
  index.addAll(documents);
  return query => index.search(query).slice(0, 10).map(hit => hit.id);
});

const flexsearch = measured(() => {
  const encoder = () => new Encoder({ normalize: fold, split: /[^\p{L}\p{N}]+/u, filter: stop, minlength: 2 });
  const index = new Document({
    document: { id: 'id', index: FIELDS.map(field => ({ field, tokenize: 'forward', encoder: encoder() })) },
  });
  for (const document of documents) index.add(document);
  return query => {
    // The library ranks within a field; fields are put together by weight and rank.
    const score = new Map();
    for (const { field, result } of index.search(query, { limit: 10, suggest: true })) {
      result.forEach((id, rank) => score.set(id, (score.get(id) ?? 0) + WEIGHT[field] / (rank + 1)));
    }
    return [...score].sort((one, two) => two[1] - one[1]).slice(0, 10).map(([id]) => id);
  };
});

const fuse = measured(() => {
  const index = new Fuse(documents, {
    keys: FIELDS.map(name => ({ name, weight: WEIGHT[name] })),
    threshold: 0.3, ignoreDiacritics: true, ignoreLocation: true, useTokenSearch: true,
    tokenize: text => words(text).filter(word => !stopped(word)),
  });
  return query => index.search(query, { limit: 10 }).map(hit => hit.item.id);
}, fuse_every);

const versions = ['minisearch', 'flexsearch', 'fuse.js'].map(name => `${name} ${version(name)}`).join(', ');
console.log(JSON.stringify({ versions, minisearch, flexsearch, fuse }));
