// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useCatalogue } from '@/entrypoints/options/wiki/use-catalogue';
import type { WikiCatalogueDeps } from '@/lib/app/library/wiki-catalogue';
import { ok } from '@/lib/base/result';

type Answer = Awaited<ReturnType<WikiCatalogueDeps['readPage']>>;

it('useCatalogue shows no state of an earlier load after the list is read again', async () => {
  const answers: ((answer: Answer) => void)[] = [];
  const deps: WikiCatalogueDeps = {
    wait: async () => undefined,
    readPage: () => new Promise((resolve) => answers.push(resolve)),
    readCitationCounts: async () => ok({}),
    readTextUrls: async () => ok({ urls: [], rowCount: 0 }),
  };
  const { result } = renderHook(() => useCatalogue(deps, 'initial'));
  await act(async () => undefined);
  await act(async () => result.current.reload());
  expect(answers).toHaveLength(2);
  await act(async () => answers[0]?.(ok({ rows: [], rowCount: 100, total: 100 })));
  expect(result.current.catalogue.status).toBe('loading');
  await act(async () => answers[1]?.(ok({ rows: [], rowCount: 0, total: 0 })));
  expect(result.current.catalogue.status).toBe('complete');
  await act(async () => result.current.reload());
  act(() => result.current.cancel());
  await act(async () => answers[2]?.(ok({ rows: [], rowCount: 100, total: 100 })));
  expect(result.current.catalogue.status).toBe('cancelled');
});
