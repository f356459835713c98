// A provider of identity for the tests, by the library that FranceConnect runs: strict as FranceConnect v2 is about what
// it is asked, honest in what it answers. Who lies stands in front of it (gateway/tests/it/auth/front.rs).
//
//   node france-connect.mjs PORT REDIRECT_URI CITIZENS.json [BASE]
//
// PORT 0 takes any free one; it says `ready PORT`. BASE is the address under which it is reached, if not its own.
// Two services may ask: `test-rp` as FranceConnect knows them, `other-rp` as another provider would (RS256, userinfo
// in the clear, PKCE, private_key_jwt). Both are sent back to REDIRECT_URI.
//
//   /test/redirect?uri=…            another REDIRECT_URI, in place of that one
//   /test/next?login=… or ?error=…  who identifies next, or what the next one ends in
//   /test/form?on=yes               a form to choose a citizen by, for a real browser
//   /test/rotate-keys               new keys, no old one; what was under way dies with them
//   /test/private-key               the key that proves `other-rp`, in PEM
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const PREFIX = '/api/v2';
const MAY_BE_ASKED = new Set(['client_id', 'acr_values', 'claims', 'response_type', 'nonce', 'state', 'redirect_uri', 'scope', 'prompt', 'idp_hint', 'ui_locales']);
const PIVOT = ['given_name', 'given_name_array', 'family_name', 'birthdate', 'gender', 'birthplace', 'birthcountry'];

const [port, redirect, file, address] = process.argv.slice(2);
const citizens = JSON.parse(readFileSync(file, 'utf8'));
const service = await generateKeyPair('ES256', { extractable: true });
let [next, form, made, base, back] = [{ login: Object.keys(citizens)[0] }, false, 0, address, redirect];
let provider;

async function key(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `${alg}-${process.pid}-${++made}` };
}

/** A service that may ask; what it has in common with the others. */
function asking(client_id, more) {
  return { client_id, redirect_uris: [back], post_logout_redirect_uris: [new URL('/signed-out', back).href],
    grant_types: ['authorization_code'], response_types: ['code'], subject_type: 'pairwise', ...more };
}

async function build() {
  const franceConnect = asking('test-rp', { client_secret: 'x'.repeat(32), token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' });
  const other = asking('other-rp', { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [{ ...(await exportJWK(service.publicKey)), alg: 'ES256', use: 'sig' }] }, id_token_signed_response_alg: 'RS256' });
  const made = new Provider(base + PREFIX, {
    routes: { authorization: '/authorize', userinfo: '/userinfo', end_session: '/session/end', revocation: '/token/revocation' },
    clients: [franceConnect, other],
    jwks: { keys: [await key('ES256'), await key('RS256')] },
    responseTypes: ['code'], subjectTypes: ['pairwise'], acrValues: ['eidas1'], pkce: { required: () => false },
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    pairwiseIdentifier: (_, account, client) => createHash('sha256').update(`${client.clientId} ${account}`).digest('hex'),
    claims: { openid: ['sub'], email: ['email'], preferred_username: ['preferred_username'], profile: PIVOT.slice(0, 5), birth: PIVOT.slice(5),
      identite_pivot: PIVOT, ...Object.fromEntries(PIVOT.map((claim) => [claim, [claim]])) },
    ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 1800, Session: 1800, Grant: 1800 },
    features: {
      devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, claimsParameter: { enabled: true }, revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => {
        ctx.body = `<!doctype html><html lang="fr"><title>Déconnexion</title>${form}<button form="op.logoutForm" name="logout" value="yes">Oui</button>`;
      } },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['of the tests'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...citizens[id] }) }),
    // A public body: it asks for no consent of its own.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope([...ctx.oidc.requestParamScopes].join(' '));
      await grant.save();
      return grant;
    },
  });
  made.on('server_error', (_, error) => console.error(error));
  return made;
}

/** What FranceConnect refuses before anything else. */
function refused(query) {
  if (query.get('client_id') === 'other-rp') return false;
  return [...query.keys()].some((name) => !MAY_BE_ASKED.has(name)) || (query.get('nonce') ?? '').length < 22
    || (query.get('state') ?? '') === '' || query.get('acr_values') !== 'eidas1';
}

/** Who it is: at once, or by a form. */
function interact(req, res, query) {
  const login = query.get('login') ?? (form ? null : next.login);
  if (next.error && !form) {
    const error = next.error;
    next = { login: Object.keys(citizens)[0] };
    return provider.interactionFinished(req, res, { error, error_description: 'the citizen gave up' });
  }
  if (citizens[login]) return provider.interactionFinished(req, res, { login: { accountId: login, acr: 'eidas1' } });
  const choices = Object.keys(citizens).map((name) => `<button name="login" value="${name}">${name}</button>`).join(' ');
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  return res.end(`<!doctype html><html lang="fr"><title>Fournisseur des essais</title><h1>Qui êtes-vous ?</h1><form>${choices}</form>`);
}

const tests = {
  redirect: async (query) => { back = query.get('uri'); provider = await build(); },
  next: async (query) => { next = { login: query.get('login') ?? Object.keys(citizens)[0], error: query.get('error') }; },
  form: async (query) => { form = query.get('on') === 'yes'; },
  'rotate-keys': async () => { provider = await build(); },
  'private-key': async () => exportPKCS8(service.privateKey),
};

const server = createServer(async (req, res) => {
  const { pathname, searchParams } = new URL(req.url, base);
  const test = tests[pathname.replace('/test/', '')];
  if (pathname.startsWith('/test/') && test) return res.end((await test(searchParams)) ?? '');
  if (pathname.startsWith('/interaction/')) return interact(req, res, searchParams);
  if (!pathname.startsWith(PREFIX)) return res.writeHead(404).end();
  if (pathname === `${PREFIX}/authorize` && refused(searchParams)) return res.writeHead(400).end('Y000400');
  // The library is to know that it is mounted under a prefix, or its own addresses lose it.
  req.originalUrl = req.url;
  req.url = req.url.slice(PREFIX.length);
  return provider.callback()(req, res);
});
server.listen(Number(port), '127.0.0.1', async () => {
  base ??= `http://127.0.0.1:${server.address().port}`;
  provider = await build();
  console.log(`ready ${server.address().port}`);
});
