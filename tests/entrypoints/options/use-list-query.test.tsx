// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { replaceUrl, showFilter } from '@/entrypoints/options/navigate';
import { useListQuery } from '@/entrypoints/options/use-list-query';
import { useRoute } from '@/entrypoints/options/use-route';
import { EMPTY_FILTER } from '@/lib/app/library/route';

beforeEach(() => replaceUrl('#/sources'));

function renderList() {
  const { result } = renderHook(() => {
    const { route } = useRoute();
    return { route, ...useListQuery(route) };
  });
  return result;
}

const waitForUrl = (text: string) => expect.poll(() => location.hash).toContain(text);

describe('useListQuery', () => {
  it('shows a chosen filter in the same task', () => {
    const list = renderList();
    act(() => showFilter({ ...EMPTY_FILTER, text: 'carbon', shouldSearchTexts: true }));
    expect(list.current.filter).toMatchObject({ text: 'carbon', shouldSearchTexts: true });
  });

  it('keeps the route when the browser reports the hash that is shown', () => {
    const list = renderList();
    act(() => showFilter({ ...EMPTY_FILTER, text: 'carbon' }));
    const { route } = list.current;
    act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
    expect(list.current.route).toBe(route);
  });

  it('writes the typed text into the URL with the filter that was chosen since', async () => {
    const list = renderList();
    act(() => list.current.search('carbon'));
    act(() => showFilter({ ...EMPTY_FILTER, facets: { type: ['paper'] } }));
    await act(() => waitForUrl('q=carbon'));
    expect(list.current.filter).toMatchObject({ text: 'carbon', facets: { type: ['paper'] } });
  });
});
