// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KnownPageDetails } from '@/components/form/KnownPageDetails';
import { getSavedValues } from '@/lib/record/draft/form-values';
import type { KnownPage } from '@/lib/wiki/model/known-page';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const values = getSavedValues(
  makeUntitledSource({ url: 'https://example.com/a', title: 'The tide', summary: 'Mine.' }),
);
const knownPage: KnownPage = {
  wikiName: 'The wiki',
  fields: {
    title: 'The tide',
    summary: '<img src=x onerror=alert(1)>',
    keyPoints: ['One.'],
    importance: null,
  },
  claims: null,
};

describe('KnownPageDetails', () => {
  it('shows the values of the wiki as text, collapsed, and marks what differs', () => {
    const { container } = render(<KnownPageDetails knownPage={knownPage} values={values} />);
    expect(screen.getByText('Known in The wiki')).toBeDefined();
    expect(container.querySelector('details')?.open).toBe(false);
    const terms = [...container.querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(terms).toEqual(['Title', 'Summary · differs from yours', 'Key points']);
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
    expect(container.querySelector('img')).toBeNull();
  });

  it('shows nothing if the wiki does not know the page', () => {
    const { container } = render(<KnownPageDetails knownPage={null} values={values} />);
    expect(container.textContent).toBe('');
  });
});
