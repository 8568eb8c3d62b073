import { describe, expect, it } from 'vitest';
import { listMissingOptionalPackages } from '@/scripts/test/lock-file.mjs';

describe('listMissingOptionalPackages', () => {
  it('names an optional dependency that has no entry, with the package that depends on it', () => {
    const packages = {
      '': {},
      'node_modules/rollup': {
        optionalDependencies: { '@rollup/linux': '4.0.0', '@rollup/darwin': '4.0.0' },
      },
      'node_modules/@rollup/linux': {},
    };
    expect(listMissingOptionalPackages(packages)).toEqual(['node_modules/rollup → @rollup/darwin']);
  });

  it('accepts an entry in the folder of the package, in a folder above it, or at the top level', () => {
    const packages = {
      '': {},
      'node_modules/tool/node_modules/esbuild': {
        optionalDependencies: { inside: '1', between: '1', top: '1' },
      },
      'node_modules/tool/node_modules/esbuild/node_modules/inside': {},
      'node_modules/tool/node_modules/between': {},
      'node_modules/top': {},
    };
    expect(listMissingOptionalPackages(packages)).toEqual([]);
  });

  it('does not accept an entry inside another package', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { fsevents: '2' } },
      'node_modules/b/node_modules/fsevents': {},
    };
    expect(listMissingOptionalPackages(packages)).toEqual(['node_modules/a → fsevents']);
  });

  it('reads the optional dependencies of the project itself', () => {
    expect(listMissingOptionalPackages({ '': { optionalDependencies: { extra: '1' } } })).toEqual([
      'package.json → extra',
    ]);
  });
});
