// SPDX-License-Identifier: GPL-3.0-or-later
// oidc-provider in two roles: Entra, by Entra's paths, and the realm of a STARFACE 10. Who asks, how requests are read,
// when a token is issued, how it is signed and which error is sent: oidc-provider's. Ours are the paths, the claims that
// only Entra has, and the password grant, which OAuth 2.1 has dropped and oidc-provider never had: it is registered as
// a custom grant. Behind each stands a gateway of ours that verifies the tokens by the published keys and passes
// requests on to the simulator with a token of the simulator's.
import { createServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, createRemoteJWKSet, jwtVerify } from 'jose';
import Provider, { errors } from 'oidc-provider';
import { certificate, key } from './checks.mjs';

async function signingKeys() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { keys: [{ ...await exportJWK(privateKey), alg: 'RS256', use: 'sig' }] };
}

async function listen(children, handler) {
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, answer) => handler(request, answer));
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  children.push(() => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  return [`https://127.0.0.1:${server.address().port}`, next => { handler = next; }];
}

/** Passes a request on; `from` in the answer's text becomes `to`, so that links lead back here. */
async function passOn(request, answer, address, headers, from, to) {
  const chunks = [];
  for await (const chunk of request)
    chunks.push(chunk);
  const sent = { ...request.headers, ...headers };
  for (const name of ['host', 'connection', 'content-length', 'accept-encoding', 'keep-alive'])
    delete sent[name];
  const body = chunks.length ? Buffer.concat(chunks) : undefined;
  const got = await fetch(address, { method: request.method, headers: sent, body, redirect: 'manual' });
  const text = (await got.text()).replaceAll(from, to);
  answer.statusCode = got.status;
  for (const [name, value] of got.headers)
    if (!['connection', 'content-length', 'keep-alive', 'set-cookie', 'transfer-encoding'].includes(name))
      answer.setHeader(name, value);
  if (got.headers.getSetCookie().length)
    answer.setHeader('set-cookie', got.headers.getSetCookie());
  answer.end(text);
}

async function tokenOf(address, form) {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
  if (!answer.ok)
    throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()).access_token;
}

/** What every token request came to: "grant status error". */
function listened(provider, grants) {
  const tell = ctx => grants.push([ctx.oidc?.params?.grant_type ?? '?', ctx.status, ctx.body?.error].filter(Boolean).join(' '));
  provider.on('grant.success', tell);
  provider.on('grant.error', (ctx, error) => {
    grants.push([ctx.oidc?.params?.grant_type ?? '?', error.status ?? error.statusCode, error.error].join(' '));
  });
  provider.on('server_error', (ctx, error) => grants.push(`broken: ${error.stack}`));
}

const bearerOf = request => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];

/** Entra and Graph. The refresh token is made for a person who has signed in; every use of it brings another. */
export async function startEntra(children, simulator) {
  const { tenant } = simulator;
  const [graph, serveGraph] = await listen(children);
  const [signIn, serve] = await listen(children);
  // the id of the simulator's, because a presence session is named by it; the secret is another
  const application = { id: simulator.clientId, secret: 'Abc8Q~with+and%and&and=in-it-0123456789' };
  const reader = 'b6c1d8ef-1e4b-4a6f-8b62-3e8d7c2f5a02';
  const everything = `${graph}/.default`;
  const readUsers = `${graph}/User.Read.All`;
  const resource = { scope: `${everything} ${readUsers}`, audience: graph, accessTokenFormat: 'jwt', accessTokenTTL: 3599,
    jwt: { sign: { alg: 'RS256' } } };
  const client = (id, grants, more) => ({ client_id: id, grant_types: grants, response_types: grants.includes('authorization_code')
    ? ['code'] : [], redirect_uris: grants.includes('authorization_code') ? ['http://localhost/callback'] : [],
    application_type: 'native', ...more });
  const path = `/${tenant}/oauth2/v2.0`;
  const provider = new Provider(`${signIn}/${tenant}/v2.0`, {
    jwks: await signingKeys(),
    routes: { token: `${path}/token`, authorization: `${path}/authorize`, jwks: `/${tenant}/discovery/v2.0/keys` },
    clients: [
      client(application.id, ['client_credentials'], { client_secret: application.secret,
        token_endpoint_auth_method: 'client_secret_post' }),
      client(reader, ['authorization_code', 'refresh_token'], { token_endpoint_auth_method: 'none' })],
    scopes: ['openid', 'offline_access', everything, readUsers],
    rotateRefreshToken: true,
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AccessToken: 3599, ClientCredentials: 3599, Grant: 86400, RefreshToken: 86400 },
    extraTokenClaims: (ctx, token) => ({ tid: tenant, appid: token.clientId, ...(token.kind === 'ClientCredentials'
      ? { roles: ['Presence.ReadWrite.All'] } : { scp: 'User.Read.All' }) }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: { enabled: true, defaultResource: () => graph, useGrantedResource: () => true,
        getResourceServerInfo: () => resource },
    },
  });
  const grants = [];
  listened(provider, grants);
  serve(provider.callback());

  const newRefreshToken = async () => {
    const grant = new provider.Grant({ accountId: 'admin', clientId: reader });
    grant.addOIDCScope('offline_access');
    grant.addResourceScope(graph, readUsers);
    return new provider.RefreshToken({ accountId: 'admin', client: await provider.Client.find(reader), grantId: await grant.save(),
      gty: 'authorization_code', resource: graph, scope: `${readUsers} offline_access` }).save();
  };

  const keys = createRemoteJWKSet(new URL(`${signIn}/${tenant}/discovery/v2.0/keys`));
  const own = `${simulator.entra}/${tenant}/oauth2/v2.0/token`;
  const tokens = {
    roles: await tokenOf(own, { grant_type: 'client_credentials', client_id: simulator.clientId,
      client_secret: simulator.clientSecret, scope: `${simulator.graph}/.default` }),
    scp: await tokenOf(own, { grant_type: 'refresh_token', client_id: simulator.readClientId,
      refresh_token: simulator.refreshToken, scope: `${simulator.graph}/User.Read.All` }),
  };
  let refused = 0;
  serveGraph(async (request, answer) => {
    let headers = {};
    try {
      const { payload } = await jwtVerify(bearerOf(request) ?? '', keys, { issuer: `${signIn}/${tenant}/v2.0`, audience: graph });
      headers = { authorization: `Bearer ${payload.roles ? tokens.roles : tokens.scp}` };
    } catch {
      ++refused;
      headers = { authorization: 'Bearer none' };
    }
    await passOn(request, answer, simulator.graph + request.url, headers, simulator.graph, graph);
  });
  return { signIn, graph, tenant, application, reader, grants, newRefreshToken, refused: () => refused };
}

/** A STARFACE 10 whose realm is oidc-provider; the older sign-ins are refused, as with an external identity provider. */
export async function startPbx(children, simulator, tokenSeconds) {
  const [address, serve] = await listen(children);
  const account = { login: '0042', password: 'pass+%&=word' };
  const clientSecret = 'realm+%&=secret';
  const resource = { scope: 'login', audience: 'urn:pbx', accessTokenFormat: 'jwt', accessTokenTTL: tokenSeconds,
    jwt: { sign: { alg: 'RS256' } } };
  const issuer = `${address}/auth/realms/pbx`;
  const provider = new Provider(issuer, {
    jwks: await signingKeys(),
    routes: { token: '/auth/realms/pbx/oauth2/token', authorization: '/auth/realms/pbx/oauth2/auth',
      jwks: '/auth/realms/pbx/jwks' },
    clients: [{ client_id: 'rest-client-headless', client_secret: clientSecret, grant_types: ['password', 'refresh_token'],
      response_types: [], redirect_uris: [], token_endpoint_auth_method: 'client_secret_post' }],
    scopes: ['openid', 'offline_access', 'login'],
    rotateRefreshToken: true,
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AccessToken: tokenSeconds, Grant: 21600, RefreshToken: 21600 },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true, defaultResource: () => 'urn:pbx', useGrantedResource: () => true,
        getResourceServerInfo: () => resource },
    },
  });
  provider.registerGrantType('password', async ctx => {
    const { username, password, scope } = ctx.oidc.params;
    if (username !== account.login || password !== account.password)
      throw new errors.InvalidGrant('Invalid user credentials');
    if (scope !== 'login')
      throw new errors.InvalidScope('Invalid scopes', scope);
    const { client } = ctx.oidc;
    const grant = new provider.Grant({ accountId: username, clientId: client.clientId });
    grant.addResourceScope('urn:pbx', scope);
    const grantId = await grant.save();
    const common = { accountId: username, client, grantId, gty: 'password', scope };
    const access = new provider.AccessToken(common);
    access.resourceServer = new provider.ResourceServer('urn:pbx', resource);
    const refresh = new provider.RefreshToken({ ...common, resource: 'urn:pbx' });
    ctx.body = { access_token: await access.save(), expires_in: access.expiration, refresh_token: await refresh.save(),
      scope, token_type: 'Bearer' };
  }, ['username', 'password', 'scope']);
  const grants = [];
  listened(provider, grants);

  await simulator.control('POST', 'starface', { version10: true, externalIdentity: true });
  const keys = createRemoteJWKSet(new URL(`${address}/auth/realms/pbx/jwks`));
  const callback = provider.callback();
  const jwt = 'de.vertico.starface.jwt';
  let own;
  const ownToken = async () => {
    if (!own || own.until < Date.now()) {
      own = { until: Date.now() + 200_000, token: await tokenOf(`${simulator.starface}/auth/realms/pbx/oauth2/token`,
        { grant_type: 'password', client_id: 'rest-client-headless', client_secret: simulator.starfaceClientSecret,
          scope: 'login', username: simulator.starfaceLogin, password: simulator.starfacePassword }) };
    }
    return own.token;
  };
  let accepted = 0;
  let refused = 0;
  serve(async (request, answer) => {
    const url = new URL(request.url, address);
    if (!url.pathname.startsWith('/rest') && !url.pathname.startsWith('/xml-rpc'))
      return callback(request, answer);
    const headers = {};
    const shown = bearerOf(request) ?? url.searchParams.get(jwt);
    if (shown) {
      const isGood = await jwtVerify(shown, keys, { issuer, audience: 'urn:pbx' }).then(() => true, () => false);
      isGood ? ++accepted : ++refused;
      const token = isGood ? await ownToken() : 'none';
      if (bearerOf(request))
        headers.authorization = `Bearer ${token}`;
      else
        url.searchParams.set(jwt, token);
    }
    await passOn(request, answer, simulator.starface + url.pathname + url.search, headers, simulator.starface, address);
  });
  return { address, account, clientSecret, grants, accepted: () => accepted, refused: () => refused };
}
