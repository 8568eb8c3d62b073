import { describe, expect, it } from 'vitest';
import { findLockMismatch, findOutdatedPackage } from '@/scripts/install/lock-state.mjs';

describe('findOutdatedPackage', () => {
  const lockedPackages = {
    '': { version: '0.1.0' },
    'node_modules/vite': { version: '7.3.8' },
    'node_modules/@rollup/rollup-darwin-arm64': { version: '4.0.0', optional: true },
  };

  it('returns null if every package has the locked version, ignoring packages for other operating systems', () => {
    expect(findOutdatedPackage(lockedPackages, { 'node_modules/vite': { version: '7.3.8' } })).toBeNull();
  });

  it('names a package whose version differs', () => {
    expect(findOutdatedPackage(lockedPackages, { 'node_modules/vite': { version: '7.3.7' } })).toBe(
      'vite is not at 7.3.8',
    );
  });

  it('names a package that is not installed, and reports if no package is installed', () => {
    expect(findOutdatedPackage(lockedPackages, {})).toBe('vite is not at 7.3.8');
    expect(findOutdatedPackage(lockedPackages, null)).toBe('none are installed');
  });
});

describe('findLockMismatch', () => {
  const manifest = { dependencies: { dexie: '4.4.7' }, devDependencies: { vite: '7.3.8' } };

  it('returns null if both files contain the same versions', () => {
    expect(findLockMismatch(manifest, structuredClone(manifest))).toBeNull();
  });

  it('names a changed version', () => {
    expect(findLockMismatch(manifest, { ...manifest, devDependencies: { vite: '7.3.7' } })).toBe(
      'vite is 7.3.8 in package.json and 7.3.7 in package-lock.json',
    );
  });

  it('names a dependency that was added or removed', () => {
    expect(findLockMismatch(manifest, { devDependencies: { vite: '7.3.8' } })).toBe(
      'dexie is 4.4.7 in package.json and absent in package-lock.json',
    );
    expect(findLockMismatch({ dependencies: { dexie: '4.4.7' } }, manifest)).toBe(
      'vite is absent in package.json and 7.3.8 in package-lock.json',
    );
  });
});
