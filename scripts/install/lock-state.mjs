const DEPENDENCY_KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * The first package that is not installed as the lock file has it, in words; null when node_modules is up to date.
 * Optional packages are not compared: npm leaves out those of other systems.
 *
 * @param {Record<string, object>} locked `packages` of package-lock.json
 * @param {Record<string, object> | null} installed `packages` of node_modules/.package-lock.json, which npm writes after
 *   an installation; null when there is none
 */
export function findOutdatedPackage(locked, installed) {
  if (!installed) return 'none are installed';
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(locked)) {
    if (path === '' || optional || devOptional || peer) continue;
    if (installed[path]?.version !== version)
      return `${path.replace(/^.*node_modules\//, '')} is not at ${version}`;
  }
  return null;
}

/**
 * The first dependency that package.json and package-lock.json ask for differently, in words; null when they agree.
 * `npm ci` refuses to install anything while they disagree.
 *
 * @param {Record<string, Record<string, string>>} manifest package.json
 * @param {Record<string, Record<string, string>>} lockedManifest entry `""` of the `packages` of package-lock.json
 */
export function findLockMismatch(manifest, lockedManifest) {
  for (const kind of DEPENDENCY_KINDS) {
    const requested = manifest[kind] ?? {};
    const locked = lockedManifest[kind] ?? {};
    for (const name of new Set([...Object.keys(requested), ...Object.keys(locked)])) {
      if (requested[name] !== locked[name])
        return `${name} is ${requested[name] ?? 'absent'} in package.json and ${locked[name] ?? 'absent'} in package-lock.json`;
    }
  }
  return null;
}
