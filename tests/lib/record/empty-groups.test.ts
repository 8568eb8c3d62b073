import { describe, expect, it } from 'vitest';
import { listEmptyGroups } from '@/lib/record/empty-groups';
import { makeSource } from '@/tests/support/make-sources';

const listGroups = (overrides = {}) => listEmptyGroups(makeSource(overrides)).map(({ group }) => group);

describe('listEmptyGroups', () => {
  it('lists the groups without a value, and never title, type, venue, URL or rating', () => {
    const groups = listGroups();
    expect(groups).toContain('authors');
    expect(groups).toContain('keyPoints');
    expect(groups).toContain('identifiers');
    for (const group of ['title', 'type', 'siteName', 'url', 'rating']) expect(groups).not.toContain(group);
  });

  it('leaves out a group as soon as one of its values exists', () => {
    const identifiers = { ...makeSource().identifiers, doi: '10.1000/182' };
    const groups = listGroups({ identifiers, tags: ['tides'], importance: 0, summary: 'Short.' });
    for (const group of ['identifiers', 'tags', 'importance', 'summary']) expect(groups).not.toContain(group);
  });
});
