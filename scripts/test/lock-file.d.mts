import type { SuiteResult } from './suite.d.mts';

type LockedPackages = Record<string, { optionalDependencies?: Record<string, string> }>;

export function listMissingOptionalPackages(packages: LockedPackages): string[];
export function checkLockFile(): Promise<SuiteResult>;
