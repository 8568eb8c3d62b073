import { describe, expect, it } from 'vitest';
import { findLockMismatch, findOutdatedPackage } from '@/scripts/install/lock-state.mjs';

describe('findOutdatedPackage', () => {
  const locked = {
    '': { version: '0.1.0' },
    'node_modules/vite': { version: '7.3.8' },
    'node_modules/@rollup/rollup-darwin-arm64': { version: '4.0.0', optional: true },
  };

  it('returns null when every package has the locked version, without those of other systems', () => {
    expect(findOutdatedPackage(locked, { 'node_modules/vite': { version: '7.3.8' } })).toBeNull();
  });

  it('names a package of another version', () => {
    expect(findOutdatedPackage(locked, { 'node_modules/vite': { version: '7.3.7' } })).toBe(
      'vite is not at 7.3.8',
    );
  });

  it('names a package that is not installed, and reports when none is', () => {
    expect(findOutdatedPackage(locked, {})).toBe('vite is not at 7.3.8');
    expect(findOutdatedPackage(locked, null)).toBe('none are installed');
  });
});

describe('findLockMismatch', () => {
  const manifest = { dependencies: { dexie: '4.4.7' }, devDependencies: { vite: '7.3.8' } };

  it('returns null when both files ask for the same versions', () => {
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
