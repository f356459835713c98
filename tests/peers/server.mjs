// @tus/server with its file store, on a port of its own; the first line on stdout says which, as JSON.
//
// The argument is JSON: `folder` of the files; `epoch`, if answers are to carry the two marks without which our
// client takes them for a portal's; `gateway`, where everything goes that is no upload; `token`, if only that one
// may upload. Marks are given by the library's own hooks, over the files it wrote: its protocol stays its own.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const UPLOADS = '/v1/uploads';
const settings = JSON.parse(process.argv[2]);
const { folder, epoch, gateway } = settings;
const version = name => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const verified = new Set();

const hooks = epoch && {
  // What is told is what the file store wrote, read back: not what this server was sent.
  async onUploadFinish(_request, upload) {
    const holds = sha256(readFileSync(join(folder, upload.id))) === upload.metadata?.sha256;
    if (!holds) return { status_code: 460 };
    verified.add(upload.id);
    return { headers: { 'Region-Upload': 'verified' } };
  },
};
const guard = settings.token && {
  async onIncomingRequest(request) {
    if (request.headers.get('authorization') !== `Bearer ${settings.token}`) {
      throw { status_code: 401, body: 'token expired\n' };
    }
  },
};
const tus = new Server({ path: UPLOADS, datastore: new FileStore({ directory: folder }), ...hooks, ...guard });

const server = http.createServer((request, response) => {
  if (!request.url.startsWith(UPLOADS)) return passOn(request, response);
  if (epoch) response.setHeader('Region-Epoch', epoch);
  if (request.method === 'HEAD' && verified.has(request.url.split('/').pop())) {
    response.setHeader('Region-Upload', 'verified');
  }
  return tus.handle(request, response);
});

function passOn(request, response) {
  if (!gateway) return response.writeHead(404).end();
  const { method, headers } = request;
  const further = http.request(gateway + request.url, { method, headers }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  further.on('error', () => response.destroy());
  request.pipe(further);
}

// A line on stdin changes settings (the token) while it runs; the end of stdin ends it, so that none is left behind.
createInterface({ input: process.stdin })
  .on('line', line => Object.assign(settings, JSON.parse(line)))
  .on('close', () => process.exit());
server.listen(settings.port ?? 0, '127.0.0.1', () => {
  const about = `@tus/server ${version('@tus/server')}, @tus/file-store ${version('@tus/file-store')}`;
  console.log(JSON.stringify({ port: server.address().port, about }));
});
