import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, run } from './run.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Brings node_modules to what the lock file says; does nothing when it is there already. */
export async function ensurePackages() {
  const missing = firstDifference();
  if (missing) {
    say(`Installing the packages of package-lock.json (${missing}).`);
    // Not `npm ci`: it refuses a lock file as soon as the registry lacks an optional package of some other system.
    // `npm install` takes the versions of the same lock file and leaves that package out.
    const code = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { cwd: ROOT });
    if (code !== 0)
      giveUp('npm install did not finish: the packages could not be installed (is the registry reachable?).');
  }
  if (!existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) {
    const code = await run(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'prepare'], {
      cwd: ROOT,
    });
    if (code !== 0) giveUp('wxt prepare did not finish.');
  }
}

// npm writes what it installed into node_modules/.package-lock.json; packages for other systems are left out there.
function firstDifference() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const installed = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!installed) return 'none are installed';
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(wanted ?? {})) {
    if (path === '' || optional || devOptional || peer) continue;
    if (installed[path]?.version !== version)
      return `${path.replace(/^.*node_modules\//, '')} is not at ${version}`;
  }
  return null;
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

const say = (line) => process.stdout.write(`${line}\n`);
