// SPDX-License-Identifier: GPL-3.0-or-later
// Microsoft's own Graph library against the simulator's Graph.
import { BatchRequestContent, BatchResponseContent, Client, GraphError, PageIterator }
  from '@microsoft/microsoft-graph-client';
import { check, refusalOf, run, startSimulator, tellVersions } from './checks.mjs';

run(async children => {
  tellVersions('@microsoft/microsoft-graph-client');
  const simulator = await startSimulator(children, '--users', '230');
  await simulator.control('POST', 'grant', { roles: ['Presence.ReadWrite.All', 'User.Read.All'] });
  const answer = await fetch(`${simulator.entra}/${simulator.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: simulator.clientId, client_secret: simulator.clientSecret,
      grant_type: 'client_credentials', scope: `${simulator.graph}/.default` }),
  });
  const token = (await answer.json()).access_token;
  const clientWith = bearer => Client.init({
    baseUrl: `${simulator.graph}/`,
    customHosts: new Set([new URL(simulator.graph).hostname]),
    authProvider: done => done(null, bearer),
  });
  const client = clientWith(token);

  // users
  const world = await simulator.control('GET', 'world');
  const expected = world.users.filter(user => user.graphId);
  const select = 'id,displayName,mail,userPrincipalName,proxyAddresses,accountEnabled';
  const page = await client.api('/users').select(select).top(50).get();
  check('a page has as many users as were asked for', page.value.length === 50, page.value.length);
  check('a user has what was selected', select.split(',').every(name => name in page.value[0]), page.value[0]);
  const users = [];
  await new PageIterator(client, page, user => users.push(user)).iterate();
  const ids = new Set(users.map(user => user.id));
  check('the pages hold every user once', ids.size === users.length && expected.every(user => ids.has(user.graphId)),
    [users.length, ids.size, expected.length]);
  const changes = await client.api('/users/delta').select('id').get();
  check('a delta query ends with a delta link', '@odata.nextLink' in changes || '@odata.deltaLink' in changes, changes);
  const tooMany = await refusalOf('a page of 1000', () => client.api('/users').top(1000).get());
  check('a page of 1000 users is refused', tooMany instanceof GraphError && tooMany.statusCode === 400, tooMany);

  // presences
  const [first, second, third] = expected.filter(user => user.matched && user.licensed).map(user => user.graphId);
  const presences = await client.api('/communications/getPresencesByUserId').post({ ids: [first, second] });
  check('presences are read by the ids of the users', presences.value.length === 2
    && presences.value.every(presence => presence.availability && presence.activity), presences);
  const own = async id => (await simulator.control('GET', 'world')).users.find(user => user.graphId === id).ours;
  const inCall = { sessionId: simulator.clientId, availability: 'Busy', activity: 'InACall', expirationDuration: 'PT15M' };
  await client.api(`/users/${first}/presence/setPresence`).post(inCall);
  check('setPresence is taken', (await own(first))?.activity === 'InACall', await own(first));
  const read = await client.api(`/users/${first}/presence`).get();
  check('and read back', read.availability === 'Busy' && read.activity === 'InACall', read);
  const clear = () => client.api(`/users/${first}/presence/clearPresence`).post({ sessionId: simulator.clientId });
  await clear();
  check('clearPresence takes it back', await own(first) === null, await own(first));
  const nothing = await refusalOf('clearing nothing', clear);
  check('clearing what is not there is 404', nothing.statusCode === 404 && !!nothing.code, nothing);

  // errors, as the client reads them
  for (const [sentence, status, code, call] of [
    ['Busy/Busy', 400, 'BadRequest',
      () => client.api(`/users/${first}/presence/setPresence`).post({ ...inCall, activity: 'Busy' })],
    ['a session of another application', 400, 'InvalidArgument',
      () => client.api(`/users/${first}/presence/setPresence`).post({ ...inCall, sessionId: simulator.readClientId })],
    ['what nobody granted', 403, 'Authorization_RequestDenied', () => client.api('/organization').get()],
    ['a bad token', 401, 'InvalidAuthenticationToken', () => clientWith('bad').api('/users').get()],
    ['an unknown user', 404, 'Request_ResourceNotFound',
      () => client.api('/users/11111111-2222-4333-8444-555555555555').get()],
  ]) {
    const error = await refusalOf(sentence, call);
    check(`${sentence} is ${status} ${code}`, error instanceof GraphError && error.statusCode === status
      && error.code === code && !!error.message, error);
    check(`${sentence}: the client finds the request id and the date`, !!error.requestId && !isNaN(error.date), error);
  }

  // the client's own retry
  await simulator.control('POST', 'fault', { match: 'GET /v1.0/users/', kind: 'status', status: 429, retryAfterSeconds: 1 });
  const begun = Date.now();
  const retried = await client.api(`/users/${first}`).get();
  check('after 429 the client waits for Retry-After and succeeds', retried.id === first && Date.now() - begun >= 900);

  // $batch
  const request = (path, method, body) => new Request(`${simulator.graph}${path}`,
    { method, body: body && JSON.stringify(body), headers: body && { 'Content-Type': 'application/json' } });
  const steps = [
    { id: 'set', request: request(`/users/${second}/presence/setPresence`, 'POST', inCall) },
    { id: 'read', request: request(`/users/${third}/presence`, 'GET') },
    { id: 'none', request: request(`/users/${third}/presence/clearPresence`, 'POST', { sessionId: simulator.clientId }) },
  ];
  const content = await new BatchRequestContent(steps).getContent();
  const batch = new BatchResponseContent(await client.api('/$batch').post(content));
  check('a batch carries out each of its requests', batch.getResponses().size === 3 && (await own(second))?.activity === 'InACall',
    [...batch.getResponses().keys()]);
  check('and each has its own answer', batch.getResponseById('set').status === 200
    && batch.getResponseById('none').status === 404, [...batch.getResponses()].map(([id, one]) => [id, one.status]));
  check('with its own body', (await batch.getResponseById('read').json()).id === third);
  check('also where it is an error', !!(await batch.getResponseById('none').json()).error?.code);
});
