import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK_FILE = join(import.meta.dirname, '../../package-lock.json');

/**
 * Lists optional dependencies that have no entry in a lock file, as `parent → name`. `npm ci` rejects such a
 * lock file. Without an entry, a computer that needs the package does not get it, such as the macOS build of
 * Rollup on a Mac.
 *
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages `packages` of
 * package-lock.json
 */
export function listMissingOptionalPackages(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path || 'package.json'} → ${name}`),
  );
}

/** Checks package-lock.json of this repository. Returns `{ passed, failed, output }`. */
export async function checkLockFile() {
  const missingEntries = listMissingOptionalPackages(JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages);
  if (missingEntries.length === 0) return { passed: 1, failed: 0, output: '' };
  const output = `package-lock.json has no entry for:\n${missingEntries.map((line) => `  ${line}`).join('\n')}`;
  return { passed: 0, failed: missingEntries.length, output };
}

// Node looks for a package in the folder of its parent first, then in each folder above.
function isLocked(packages, parentPath, name) {
  for (let path = parentPath; ; ) {
    if (`${path ? `${path}/` : ''}node_modules/${name}` in packages) return true;
    if (path === '') return false;
    path = path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '';
  }
}
