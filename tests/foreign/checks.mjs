// SPDX-License-Identifier: GPL-3.0-or-later
// What the three scripts share: a check is one line, and a simulator with TLS is a child of its own.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export const bin = process.env.PB_BIN;
export const home = process.env.PB_HOME;
export const certificate = `${home}/certificate.pem`;
export const key = `${home}/key.pem`;

let passed = 0;
let failed = 0;

/** One line; `found` is shown where it is not as it should be. */
export function check(sentence, isGood, found) {
  console.log(`${isGood ? 'ok     ' : 'FAILED '} ${sentence}`);
  if (isGood)
    ++passed;
  else
    ++failed;
  if (!isGood && found !== undefined)
    console.log(`        found: ${typeof found === 'string' ? found : JSON.stringify(found)}`);
}

/** What `call` throws; a check fails where it throws nothing. */
export async function refusalOf(sentence, call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  check(sentence, false, 'it was not refused');
  return {};
}

/** Runs `body` between the start and the end of everything it uses, and tells by the exit status. */
export async function run(body) {
  const children = [];
  try {
    await body(children);
  } catch (error) {
    check('nothing unexpected happens', false, error?.stack ?? String(error));
  }
  for (const end of children.reverse())
    await end();
  console.log(`${passed} ok, ${failed} failed`);
  process.exit(failed || !passed ? 1 : 0);
}

/** The versions that really run. */
export function tellVersions(...names) {
  for (const name of names) {
    const file = new URL(`./node_modules/${name}/package.json`, import.meta.url);
    console.log(`${name} ${JSON.parse(readFileSync(file)).version}, node ${process.versions.node}`);
  }
}

/** What the simulator printed when it was ready, and `control(method, path, body)`. */
export async function startSimulator(children, ...options) {
  const child = spawn(`${bin}/presence-simulator`,
    ['--scenario', 'still', '--tls', certificate, key, '--watch-stdin', ...options],
    { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => child.once('close', resolve));
  children.push(() => {
    child.stdin.end();
    return ended;
  });
  const first = await Promise.race([
    new Promise(resolve => createInterface({ input: child.stdout }).once('line', resolve)),
    ended.then(code => { throw new Error(`the simulator ended with ${code}`); })]);
  const simulator = JSON.parse(first);
  const address = simulator.control;
  simulator.control = async (method, path, body) => {
    const answer = await fetch(`${address}/control/${path}`, { method, body: body && JSON.stringify(body) });
    if (!answer.ok)
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return simulator;
}
