const DEPENDENCY_KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * Describes the first package whose installed version differs from the lock file. Returns null if
 * node_modules is up to date. Optional packages are not compared, because npm skips those for other operating
 * systems.
 *
 * @param {Record<string, object>} lockedPackages `packages` of package-lock.json
 * @param {Record<string, object> | null} installedPackages `packages` of node_modules/.package-lock.json, which npm
 * writes after an installation, or null if the file does not exist
 */
export function findOutdatedPackage(lockedPackages, installedPackages) {
  if (!installedPackages) return 'none are installed';
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(lockedPackages)) {
    if (path === '' || optional || devOptional || peer) continue;
    if (installedPackages[path]?.version !== version)
      return `${path.replace(/^.*node_modules\//, '')} is not at ${version}`;
  }
  return null;
}

/**
 * Describes the first dependency that differs between package.json and package-lock.json. Returns null if
 * they agree. `npm ci` installs nothing while they differ.
 *
 * @param {Record<string, Record<string, string>>} manifest package.json
 * @param {Record<string, Record<string, string>>} lockedManifest entry `""` of the `packages` of
 * package-lock.json
 */
export function findLockMismatch(manifest, lockedManifest) {
  for (const kind of DEPENDENCY_KINDS) {
    const requestedVersions = manifest[kind] ?? {};
    const lockedVersions = lockedManifest[kind] ?? {};
    for (const name of new Set([...Object.keys(requestedVersions), ...Object.keys(lockedVersions)])) {
      if (requestedVersions[name] !== lockedVersions[name])
        return `${name} is ${requestedVersions[name] ?? 'absent'} in package.json and ${lockedVersions[name] ?? 'absent'} in package-lock.json`;
    }
  }
  return null;
}
