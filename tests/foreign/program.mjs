// SPDX-License-Identifier: GPL-3.0-or-later
// presence-bridge against oidc-provider as its Entra and as the realm of its PBX.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { bin, certificate, check, home, run, startSimulator, tellVersions } from './checks.mjs';
import { startEntra, startPbx } from './provider.mjs';

/** Starts the program in a home of its own; `ended` gives what it printed and how it ended. */
function bridge(profile, secrets, ...options) {
  const folder = mkdtempSync(`${home}/bridge-`);
  const file = `${folder}/profile.json`;
  writeFileSync(file, JSON.stringify(profile));
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: `${folder}/config`, XDG_STATE_HOME: `${folder}/state`,
    XDG_CACHE_HOME: `${folder}/cache`, XDG_RUNTIME_DIR: folder };
  const child = spawn(`${bin}/presence-bridge`, ['--profile', file, '--secrets-stdin', '--language', 'en', ...options],
    { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stdout.on('data', data => { out += data; });
  child.stderr.on('data', data => { errors += data; });
  child.stdin.end(JSON.stringify(secrets));
  const ended = new Promise(resolve => child.once('close', status => resolve({ status, out, errors })));
  return { ended, stop: () => child.kill('SIGTERM'), isRunning: () => child.exitCode === null };
}

async function checked(profile, secrets, ...options) {
  const { status, out, errors } = await bridge(profile, secrets, '--check', '--json', ...options).ended;
  try {
    const lines = JSON.parse(out).checks;
    return { status, lines, line: id => lines.find(line => line.id === id) ?? {}, errors };
  } catch {
    throw new Error(`--check printed no report: ${out}${errors}`);
  }
}

run(async children => {
  tellVersions('oidc-provider');
  const simulator = await startSimulator(children, '--users', '12');
  const entra = await startEntra(children, simulator);
  const pbx = await startPbx(children, simulator, 300);
  const profile = {
    version: 1,
    id: 'foreign',
    endpoints: { signIn: entra.signIn, graph: entra.graph },
    tenantId: entra.tenant,
    clientId: entra.application.id,
    readClientId: entra.reader,
    starface: { url: pbx.address, login: pbx.account.login, signIn: 'oauth' },
    proxy: { kind: 'none' },
    extraCaFile: certificate,
  };
  const secrets = async () => ({ clientSecret: entra.application.secret, refreshToken: await entra.newRefreshToken(),
    starfacePassword: pbx.account.password, starfaceClientSecret: pbx.clientSecret });

  const works = (line, subject) => line.status === 'ok' && (!subject || line.subject === subject);
  const fails = (line, kind, code) => line.status === 'failed' && line.error?.kind === kind && line.error?.code === code;
  const world = async () => (await simulator.control('GET', 'world')).users;

  // reading
  const read = await checked(profile, await secrets());
  const unwell = report => report.lines.filter(line => line.status !== 'ok');
  check('--check finds nothing that fails', read.status === 0, unwell(read));
  for (const id of ['network.authorities', 'writeAccess.token', 'readAccess.token', 'readAccess.permission', 'readAccess.probe',
    'starface.readUsers', 'starface.readDnd', 'starface.readLines', 'users.matched'])
    check(`${id} works`, works(read.line(id)), read.line(id));
  check('the PBX is signed in to by OAuth', works(read.line('starface.signIn'), 'oauth'), read.line('starface.signIn'));
  check('one sign-in of each kind is enough', [...entra.grants, ...pbx.grants].sort().join()
    === 'client_credentials 200,password 200,refresh_token 200', [entra.grants, pbx.grants]);

  // writing
  const person = (await world()).find(user => user.matched && user.licensed && user.hasKey);
  const written = await checked(profile, await secrets(), '--test-user', person.email);
  check('--check --test-user finds nothing that fails', written.status === 0, unwell(written));
  check('it proves that presences are written', written.lines.some(line => line.id === 'writeAccess.probe'
    && works(line, 'setAndClearPresence')), unwell(written));
  check('so that the permission is proven, too', written.lines.some(line => line.id === 'writeAccess.permission'
    && works(line, 'Presence.ReadWrite.All')), unwell(written));
  check('and that do-not-disturb is written', works(written.line('starface.writeDnd')), unwell(written));
  check('what was tried is put back', (await world()).every(user => !user.ours && !user.dnd));
  check('every token that Graph was shown verifies by the published keys', entra.refused() === 0, entra.refused());
  check('and every one that the PBX was shown', pbx.accepted() > 0 && pbx.refused() === 0, [pbx.accepted(), pbx.refused()]);

  // the program finds the realm by itself
  const open = { ...profile, starface: { url: pbx.address, login: pbx.account.login } };
  const probed = await checked(open, await secrets());
  check('where no kind of sign-in is pinned the realm is found by its discovery', works(probed.line('starface.signIn'), 'oauth'),
    probed.line('starface.signIn'));

  // what is wrong is told as that
  for (const [sentence, from, wrong, id, kind, code] of [
    ['a wrong client secret of the application', profile, { clientSecret: 'wrong' },
      'writeAccess.token', 'credential-refused', 'invalid_client'],
    ['an unknown refresh token', profile, { refreshToken: 'unknown' },
      'readAccess.token', 'sign-in-needed', 'invalid_grant'],
    ['a wrong client secret of the realm', profile, { starfaceClientSecret: 'wrong' },
      'starface.signIn', 'unauthorized', 'starface-client-secret-refused'],
    ['a password that is good no more', profile, { starfacePassword: 'wrong' },
      'starface.signIn', 'unauthorized', 'starface-password-reset'],
    ['a password that never was', open, { starfacePassword: 'wrong' },
      'starface.signIn', 'unauthorized', 'starface-password-refused'],
    ['a realm whose client secret is missing', open, { starfaceClientSecret: undefined },
      'starface.signIn', 'unauthorized', 'starface-external-identity'],
  ]) {
    const report = await checked(from, { ...await secrets(), ...wrong });
    check(`${sentence} is ${code}`, report.status !== 0 && fails(report.line(id), kind, code), report.line(id));
  }
  const once = { ...await secrets() };
  await checked(profile, once);
  const twice = await checked(profile, once);
  check('a refresh token that was rotated away asks for a new sign-in',
    fails(twice.line('readAccess.token'), 'sign-in-needed', 'invalid_grant'), twice.line('readAccess.token'));

  // synchronisation while the tokens of the PBX live for seconds, and each refresh token is good for one use
  const brief = await startPbx(children, simulator, 4);
  const before = entra.grants.length;
  const running = bridge({ ...profile, starface: { ...profile.starface, url: brief.address } }, await secrets(),
    '--headless', '--period', '1', '--for', '120', '--log-level', 'warning');
  const becomes = async isSo => {
    while (running.isRunning()) {
      if (isSo((await world()).find(user => user.email === person.email)))
        return true;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    return false;
  };
  await simulator.control('POST', `line/${person.email}`, { state: 'InCall' });
  check('a call on the phone shows in Teams', await becomes(user => user.ours?.activity === 'InACall'));
  await simulator.control('POST', `line/${person.email}`, { state: 'Idle' });
  await simulator.control('POST', `teams/${person.email}`, { availability: 'DoNotDisturb', activity: 'DoNotDisturb' });
  check('do-not-disturb in Teams shows on the phone', await becomes(user => user.dnd));
  check('tokens of the PBX are refreshed', await becomes(() => brief.grants.length > 4), brief.grants);
  running.stop();
  const { status, out, errors } = await running.ended;
  const polls = out.trim().split('\n').map(line => JSON.parse(line)).filter(event => event.event === 'poll');
  check('it ends when it is told to', status === 0, errors);
  check('no poll fails', polls.length > 4 && polls.every(poll => poll.ok), polls.filter(poll => !poll.ok));
  check('nothing is warned of', errors === '', errors);
  check('what was set is given back', (await world()).every(user => !user.ours && !user.dnd));
  check('the password was shown once', brief.grants[0] === 'password 200'
    && brief.grants.slice(1).every(grant => grant === 'refresh_token 200'), brief.grants);
  check('no token is shown that has expired', brief.refused() === 0, brief.refused());
  check('Entra is asked once for each access', entra.grants.slice(before).sort().join()
    === 'client_credentials 200,refresh_token 200', entra.grants.slice(before));
});
