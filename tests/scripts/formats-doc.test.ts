import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildFormatsDoc } from '@/scripts/formats-doc/build-formats-doc';

describe('docs/formats.md', () => {
  it('is current (`npm run formats-doc` writes it)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8')).toBe(buildFormatsDoc());
  });
});
