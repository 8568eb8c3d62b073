import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';

// A test that tries to use the network fails.
vi.stubGlobal('fetch', (input: unknown) => {
  throw new Error(`A test reached for the network: ${String(input)}`);
});

export const englishMessages: Record<string, { message: string }> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
);
