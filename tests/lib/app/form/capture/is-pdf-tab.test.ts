import { describe, expect, it } from 'vitest';
import { parseCapturedPage } from '@/lib/app/form/capture/parse-capture';
import { isPdfTab } from '@/lib/app/form/capture/read-pdf';
import { makeExtraction } from '@/tests/support/make-review-form';

const NOW = new Date('2026-03-04T05:06:07Z');
const makeTab = (url: string, title = 'Tides') => ({ id: 1, windowId: 1, url, title });
const FAILED = { ok: false, problem: { kind: 'not-allowed' } } as const;
const readTab = (tab: ReturnType<typeof makeTab>, changes: object | null) =>
  parseCapturedPage(
    tab,
    changes ? { ok: true, value: { ...makeExtraction(), url: tab.url, ...changes } } : FAILED,
    NOW,
  );

describe('isPdfTab', () => {
  it.each([
    ['a page that says so', makeTab('https://a.example/x'), { kind: 'pdf', contentType: 'application/pdf' }],
    ['an unreadable page with such an address', makeTab('https://a.example/x.pdf?a=1'), null],
    ['an unreadable page with such a title', makeTab('https://a.example/get?id=3', 'Tides - x.pdf'), null],
    ['a PDF file of this computer', makeTab('file:///papers/x.pdf'), null],
    ['a PDF that was sent as text', makeTab('https://a.example/x.pdf'), { contentType: 'text/plain' }],
  ])('recognises %s', (_, tab, changes) => expect(isPdfTab(tab, readTab(tab, changes))).toBe(true));

  it.each([
    ['an error page at such an address', makeTab('https://a.example/x.pdf'), { contentType: 'text/html' }],
    ['another unreadable page', makeTab('https://a.example/x'), null],
    ['another file of this computer', makeTab('file:///papers/x.html'), null],
  ])('does not take %s for a PDF', (_, tab, changes) => {
    expect(isPdfTab(tab, readTab(tab, changes))).toBe(false);
  });

  it('names a PDF file of this computer', () => {
    const tab = makeTab('file:///papers/x.pdf');
    expect(readTab(tab, null).unreadableReason).toBe('local-pdf');
    expect(readTab(tab, { kind: 'pdf' }).unreadableReason).toBe('local-pdf');
  });
});
