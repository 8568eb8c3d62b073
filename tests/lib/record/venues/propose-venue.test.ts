import { describe, expect, it } from 'vitest';
import { findVenue } from '@/lib/record/venues/find-venue';
import { proposeVenue } from '@/lib/record/venues/propose-venue';
import { makeVenue } from '@/tests/support/make-venue';

describe('proposeVenue', () => {
  it.each([
    ['https://www.nti.org/analysis/x', 'nti.org', 'nti.org'],
    ['https://blog.example.co.uk/x', 'example.co.uk', 'example.co.uk'],
    ['https://www.gov.uk/x', 'gov.uk', 'gov.uk'],
    ['https://name.substack.com/p/x', 'name.substack.com', 'name'],
    ['https://open.substack.com/pub/Name/p/x', 'name.substack.com', 'name'],
    ['https://substack.com/@writer/note/c-1', 'substack.com/@writer', 'writer'],
    ['https://medium.com/@user/a-post-123', 'medium.com/@user', 'user'],
    ['https://medium.com/publication/a-post-123', 'medium.com/publication', 'publication'],
    ['https://user.medium.com/a-post-123', 'user.medium.com', 'user'],
    ['https://github.com/Owner/repo/issues/1', 'github.com/Owner', 'Owner'],
    ['https://owner.github.io/project/', 'owner.github.io', 'owner'],
    ['https://name.wordpress.com/2024/x', 'name.wordpress.com', 'name'],
    ['https://name.blogspot.com/2024/x', 'name.blogspot.com', 'name'],
    ['https://name.blogspot.co.uk/2024/x', 'name.blogspot.co.uk', 'name'],
    ['https://www.youtube.com/@channel/videos', 'youtube.com/@channel', 'channel'],
    ['https://m.youtube.com/channel/UC123', 'youtube.com/channel/UC123', 'UC123'],
    ['https://x.com/someone/status/1', 'x.com/someone', 'someone'],
    ['https://www.reddit.com/r/science/comments/1/x', 'reddit.com/r/science', 'science'],
    ['http://127.0.0.1:8080/x', '127.0.0.1', '127.0.0.1'],
  ])('for %s, proposes the domain %s and the name %s', (url, domain, name) => {
    expect(proposeVenue(url, null)).toEqual({ name, domain });
  });

  it.each([
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://youtu.be/dQw4w9WgXcQ',
    'https://medium.com/p/123abc',
    'https://github.com/search?q=x',
    'https://docs.google.com/document/d/1',
    'https://substack.com/home',
    'https://wordpress.com/',
    'about:blank',
  ])('returns null for %s, because the URL does not contain the publisher', (url) => {
    expect(proposeVenue(url, null)).toBeNull();
  });

  it('proposes the channel of a video', () => {
    const channel = { name: 'Channel', address: 'https://www.youtube.com/@Channel' };
    expect(proposeVenue('https://youtu.be/dQw4w9WgXcQ', channel)).toEqual({
      name: 'Channel',
      domain: 'youtube.com/@Channel',
    });
  });

  it('proposes the custom domain of a Substack', () => {
    const publication = { name: 'Letters', address: 'https://www.letters.example' };
    expect(proposeVenue('https://www.letters.example/p/x', publication, 'Substack')).toEqual({
      name: 'Letters',
      domain: 'letters.example',
    });
  });

  it('ignores a publication on another site', () => {
    const publication = { name: 'Nature', address: 'https://nature.com' };
    expect(proposeVenue('https://copy.example/x', publication)?.domain).toBe('copy.example');
  });

  it('uses the site name outside platforms', () => {
    expect(proposeVenue('https://www.nti.org/x', null, 'Nuclear Threat Initiative')?.name).toBe(
      'Nuclear Threat Initiative',
    );
    expect(proposeVenue('https://medium.com/@user/x', null, 'Medium')?.name).toBe('user');
  });

  it('proposes a venue that matches the URL', () => {
    const url = 'https://GitHub.com/Owner/repo';
    const proposal = proposeVenue(url, null);
    expect(findVenue(url, [makeVenue('new', [proposal?.domain ?? ''])])?.id).toBe('new');
  });
});
