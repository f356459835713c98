// tus-js-client in Node: uploads the files of the job, the first line of stdin, one after the other; says in one
// JSON line on stdout how it went.
//
// The job: `warm`, a file to begin with, after which it says « ready » and waits for a line; `endpoint`; `files` ({path, metadata, url}: with a url, that upload is resumed); `headers`; `chunk`
// (bytes of a PATCH, none for one alone); `during` (bytes with the creation); `delays` between tries, ms; `memory`
// (a file in which the library remembers its uploads); `stop_at` (bytes of the first file after which it gives up);
// `renewed` (the token that an app would have after a 401).
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const tus = require('tus-js-client');

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const job = JSON.parse((await lines.next()).value);
let requests = [];
const begun = [];
// As Node does by itself from version 19 on.
const httpStack = new tus.DefaultHttpStack({ agent: new http.Agent({ keepAlive: true }) });
let token = job.headers?.Authorization;

function upload({ path, metadata, url }) {
  return new Promise((resolve, reject) => {
    const one = new tus.Upload(readFileSync(path), {
      endpoint: job.endpoint,
      httpStack,
      uploadUrl: url ?? null,
      metadata,
      chunkSize: job.chunk ?? Number.POSITIVE_INFINITY,
      uploadDataDuringCreation: job.during ?? false,
      retryDelays: job.delays ?? [0, 0, 0, 0, 0],
      ...(job.memory && { urlStorage: new tus.FileUrlStorage(job.memory), fingerprint: async () => path }),
      onBeforeRequest: request => {
        if (token) request.setHeader('Authorization', token);
        requests.push([request.getMethod(), null]);
      },
      onAfterResponse: (request, response) => {
        requests.at(-1)[1] = response.getStatus();
        if (response.getStatus() === 401 && job.renewed) token = `Bearer ${job.renewed}`;
      },
      onUploadUrlAvailable: () => begun.push(one.url),
      onProgress: sent => {
        if (job.stop_at && sent >= job.stop_at) one.abort().then(() => resolve(one.url));
      },
      onSuccess: () => resolve(one.url),
      onError: reject,
    });
    if (!job.memory) return one.start();
    one.findPreviousUploads().then(found => {
      if (found.length > 0) one.resumeFromPreviousUpload(found[0]);
      one.start();
    });
  });
}

if (job.warm) {
  await upload(job.warm);
  requests = [];
  console.log(JSON.stringify({ ready: true }));
  await lines.next();
}
const start = process.hrtime.bigint();
const urls = [];
let error = null;
for (const file of job.files) {
  try {
    urls.push(await upload(file));
  } catch (failure) {
    error = String(failure.message);
    break;
  }
}
const ms = Number(process.hrtime.bigint() - start) / 1e6;
const about = `tus-js-client ${require('tus-js-client/package.json').version}`;
console.log(JSON.stringify({ ms, urls, begun, requests, error, about }));
process.exit();
