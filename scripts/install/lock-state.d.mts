interface LockedPackage {
  version?: string;
  optional?: boolean;
  devOptional?: boolean;
  peer?: boolean;
}

type Packages = Record<string, LockedPackage>;

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export function findOutdatedPackage(
  lockedPackages: Packages,
  installedPackages: Packages | null,
): string | null;
export function findLockMismatch(manifest: Manifest, lockedManifest: Manifest): string | null;
