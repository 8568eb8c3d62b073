// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CredibilityCard } from '@/components/record/CredibilityCard';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { ListedRating } from '@/lib/record/schema/rating';
import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

// The cast is needed because only this function is used.
const editing = { isOpen: () => false } as unknown as SourceEditing;
const SHIPPED_LIST = 'This is the rating of the venue list that comes with Provenote.';

function renderCard(venue: Venue | null, listedRating?: ListedRating): string {
  const source = makeSource();
  const { container } = render(
    <CredibilityCard
      rating={listedRating ?? getRating(source, venue)}
      source={source}
      editing={editing}
      onRemoveRating={() => undefined}
      venue={venue}
      ratingChanges={{ source: [], venue: [] }}
    />,
  );
  return container.textContent ?? '';
}

describe('CredibilityCard', () => {
  const [shipped] = getShippedVenues().filter(({ credibility }) => credibility === 5);
  if (!shipped) throw new Error('No shipped venue has the level 5.');

  it('says in one sentence why a shipped venue has its level, and which list rates it', () => {
    const text = renderCard(shipped);
    expect(text).toContain(`inherited from ${shipped.name}`);
    expect(text).toContain('Among the most dependable sources');
    screen.getByText(SHIPPED_LIST, { exact: false });
  });

  it.each([
    ['the reader rated', { ...shipped, rationale: 'They correct mistakes' }],
    ['the reader gave another level', { ...shipped, credibility: 3 as const }],
    ['the reader added', { ...shipped, id: 'own' }],
  ])('does not name that list for a venue that %s', (_, venue) => {
    expect(renderCard(venue)).not.toContain(SHIPPED_LIST);
  });

  it.each([
    [null, 'The list comes with Provenote.'],
    ['2026-10-05T09:00:00.000Z', 'You imported the list on 5 Oct 2026.'],
  ])('says since when a list that rates the venue is there', (listImportedAt, sentence) => {
    const text = renderCard(null, {
      kind: 'listed',
      level: 2,
      status: 'Unreliable',
      venueName: 'Harbour Sentinel',
      listName: 'Test list',
      listDate: '2026-08',
      listSource: 'https://list.example/',
      listImportedAt,
    });
    expect(text).toContain('rated Unreliable by Test list, ');
    expect(text).toContain(sentence);
    expect(screen.getByRole('link', { name: 'Page of the list' }).getAttribute('href')).toBe(
      'https://list.example/',
    );
  });

  it('says that the host of a source is in no list', () => {
    expect(renderCard(null)).toContain('is not in your venues');
  });
});
