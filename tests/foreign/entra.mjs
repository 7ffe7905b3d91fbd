// SPDX-License-Identifier: GPL-3.0-or-later
// Microsoft's own sign-in library against the simulator's Entra.
import { ConfidentialClientApplication, CryptoProvider, InteractionRequiredAuthError, PublicClientApplication, ServerError }
  from '@azure/msal-node';
import { check, refusalOf, run, startSimulator, tellVersions } from './checks.mjs';

const redirectUri = 'http://localhost:8400/callback';

run(async children => {
  tellVersions('@azure/msal-node');
  const simulator = await startSimulator(children);
  const registration = (clientId, clientSecret) => ({
    auth: {
      clientId,
      clientSecret,
      authority: `${simulator.entra}/${simulator.tenant}`,
      knownAuthorities: [new URL(simulator.entra).host],
    },
  });
  const writer = secret => new ConfidentialClientApplication(registration(simulator.clientId, secret));
  const everything = { scopes: [`${simulator.graph}/.default`] };
  const claims = token => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

  // client credentials
  const application = writer(simulator.clientSecret);
  const token = await application.acquireTokenByClientCredential(everything);
  check('client credentials give a token', !!token.accessToken && token.tokenType === 'Bearer', token);
  check('its roles are the granted ones', claims(token.accessToken).roles.includes('Presence.ReadWrite.All'),
    claims(token.accessToken));
  const life = (token.expiresOn - Date.now()) / 1000;
  check('it lives for about an hour', life > 3500 && life < 3700, life);
  const again = await application.acquireTokenByClientCredential(everything);
  check('the second time it comes from the cache of msal', again.fromCache && again.accessToken === token.accessToken);

  // refusals, as msal reads them
  for (const [sentence, prepare, code, number, secret = simulator.clientSecret] of [
    ['a wrong secret', {}, 'invalid_client', '7000215', 'not-the-secret'],
    ['an expired secret', { secretExpired: true }, 'invalid_client', '7000222'],
    ['an application that is switched off', { secretExpired: false, appDisabled: true }, 'unauthorized_client', '7000112'],
  ]) {
    await simulator.control('POST', 'entra', prepare);
    const error = await refusalOf(sentence, () => writer(secret).acquireTokenByClientCredential(everything));
    check(`${sentence} is ${code}, AADSTS${number}`, error instanceof ServerError && error.errorCode === code
      && String(error.errorNo) === number && error.errorMessage.includes(`AADSTS${number}`), error);
    check(`${sentence}: msal reads trace and correlation id`, error.errorMessage?.includes('Trace ID')
      && !!error.correlationId, error);
  }
  await simulator.control('POST', 'entra', { appDisabled: false });
  const elsewhere = registration(simulator.clientId, simulator.clientSecret);
  elsewhere.auth.authority = `${simulator.entra}/11111111-2222-4333-8444-555555555555`;
  const unknown = await refusalOf('an unknown tenant',
    () => new ConfidentialClientApplication(elsewhere).acquireTokenByClientCredential(everything));
  check('an unknown tenant is told by msal', !!unknown.errorCode, unknown);

  // authorization code with PKCE, refresh token: the confidential and the public client
  await simulator.control('POST', 'entra', { autoConsent: true });
  const scopes = [`${simulator.graph}/User.Read.All`, 'offline_access'];
  for (const [kind, client] of [['confidential', writer(simulator.clientSecret)],
    ['public', new PublicClientApplication(registration(simulator.readClientId))]]) {
    const pkce = await new CryptoProvider().generatePkceCodes();
    const state = 'a state with + and &';
    const url = await client.getAuthCodeUrl({ scopes, redirectUri, state, codeChallenge: pkce.challenge,
      codeChallengeMethod: 'S256' });
    const answer = await fetch(url, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? 'http://nowhere');
    check(`${kind}: the browser is sent back with a code and the state`,
      answer.status === 302 && back.href.startsWith(redirectUri) && back.searchParams.get('state') === state, back.href);
    const code = back.searchParams.get('code');
    const wrong = await refusalOf('a wrong verifier', () => client.acquireTokenByCode({ scopes, redirectUri, code,
      codeVerifier: pkce.challenge }));
    check(`${kind}: a wrong verifier is AADSTS501481`, String(wrong.errorNo) === '501481', wrong);
    const signedIn = await client.acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: pkce.verifier });
    check(`${kind}: the code gives a token of the signed-in person`,
      claims(signedIn.accessToken).scp.split(' ').includes('User.Read.All'), claims(signedIn.accessToken));
    check(`${kind}: msal takes the id token, with its nonce and audience`,
      signedIn.idTokenClaims?.tid === simulator.tenant && signedIn.account?.username === 'admin@contoso.example',
      signedIn.idTokenClaims);
    check(`${kind}: msal knows the account by person and tenant`,
      signedIn.account?.homeAccountId === `${signedIn.uniqueId}.${simulator.tenant}`, signedIn.account?.homeAccountId);
    const used = await refusalOf('a code that was used', () => client.acquireTokenByCode({ scopes, redirectUri, code,
      codeVerifier: pkce.verifier }));
    check(`${kind}: a code that was used is AADSTS54005`, String(used.errorNo) === '54005', used);
    const silent = await client.acquireTokenSilent({ account: signedIn.account, scopes, forceRefresh: true });
    check(`${kind}: msal's own refresh token brings another token`,
      !silent.fromCache && silent.accessToken !== signedIn.accessToken, silent);
  }

  // a refresh token from outside, and what ends it
  const reader = new PublicClientApplication(registration(simulator.readClientId));
  const refresh = () => reader.acquireTokenByRefreshToken({ refreshToken: simulator.refreshToken, scopes, forceCache: true });
  check('a refresh token gives a token', !!(await refresh()).accessToken);
  check('and is not revoked by its use', !!(await refresh()).accessToken);
  await simulator.control('POST', 'entra', { revokeRefreshTokens: true });
  const revoked = await refusalOf('a revoked refresh token', refresh);
  check('a revoked refresh token is invalid_grant, AADSTS50173',
    revoked.errorCode === 'invalid_grant' && String(revoked.errorNo) === '50173', revoked);
  for (const [number, code, isPerson] of [[50076, 'interaction_required', true], [65001, 'invalid_grant', true],
    [53003, 'access_denied', false]]) {
    await simulator.control('POST', 'entra', { nextTokenError: number });
    const error = await refusalOf(`AADSTS${number}`, refresh);
    check(`AADSTS${number} is ${code}${isPerson ? ', and msal asks for a person' : ''}`, error.errorCode === code
      && String(error.errorNo) === String(number) && error instanceof InteractionRequiredAuthError === isPerson, error);
  }
});
