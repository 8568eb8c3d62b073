import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLockMismatch, findOutdatedPackage } from './lock-state.mjs';
import { exitWithError, run } from './run.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Installs the versions of package-lock.json. Does nothing if node_modules is up to date. */
export async function ensurePackages() {
  const { packages: lockedPackages } = readJson('package-lock.json');
  const mismatch = findLockMismatch(readJson('package.json'), lockedPackages['']);
  const outdatedPackage = findOutdatedPackage(
    lockedPackages,
    readJson('node_modules/.package-lock.json')?.packages ?? null,
  );
  if (mismatch) await updateLockFile(mismatch);
  else if (outdatedPackage) await installLockFile(outdatedPackage);
  await ensureWxtTypes();
}

async function installLockFile(reason) {
  printLine(`Installing the packages of package-lock.json (${reason}).`);
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: ROOT });
  if (code !== 0)
    exitWithError('npm ci failed: the packages could not be installed. Can the registry be reached?');
}

// `npm ci` fails while the two files differ, which is normal after a dependency was edited by hand. `npm
// install` updates the lock file.
async function updateLockFile(mismatch) {
  printLine(`package.json and package-lock.json disagree (${mismatch}).`);
  printLine('Running npm install, which updates package-lock.json: commit it together with package.json.');
  const code = await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: ROOT });
  if (code !== 0) exitWithError('npm install failed: correct package.json, or restore package-lock.json.');
}

// tsconfig.json extends a file that WXT generates. The postinstall script runs WXT, but `npm ci
// --ignore-scripts` skips it.
async function ensureWxtTypes() {
  if (existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) return;
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const code = await run(process.execPath, [wxt, 'prepare'], { cwd: ROOT });
  if (code !== 0) exitWithError('wxt prepare failed.');
}

function readJson(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

const printLine = (line) => process.stdout.write(`${line}\n`);
