// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckPagesPanel } from '@/entrypoints/options/page-check/CheckPagesPanel';
import type { Database } from '@/lib/storage/open-database';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);
afterEach(cleanup);

describe('CheckPagesPanel', () => {
  it('says why it can check nothing if the database cannot be read', async () => {
    // The panel reads only this store before it asks.
    const database = {
      sources: { get: () => Promise.reject(new Error('The database is closed')) },
    } as unknown as Database;
    render(<CheckPagesPanel database={database} stableIds={['1']} onClose={() => undefined} />);
    expect(await screen.findByText(/The database is closed/)).toBeTruthy();
    expect(screen.getByRole('heading').textContent).toBe('Pages not checked');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Close']);
  });

  it('names each site once that the browser is asked for', async () => {
    const source = makeSource({
      url: 'https://a.example/1',
      aliases: ['https://www.a.example/1', 'https://b.example/1'],
    });
    const row = buildRow(source, null);
    const database = { sources: { get: async () => row } } as unknown as Database;
    render(<CheckPagesPanel database={database} stableIds={['1']} onClose={() => undefined} />);
    expect(
      await screen.findByText(/ a\.example, www\.a\.example, b\.example, www\.b\.example\b/),
    ).toBeTruthy();
  });
});
