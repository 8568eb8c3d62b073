import { describe, expect, it } from 'vitest';
import { findVenue } from '@/lib/record/venues/find-venue';
import { proposeVenue } from '@/lib/record/venues/propose-venue';
import { makeVenue } from '@/tests/support/make-venue';

describe('the venue proposed', () => {
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
  ])('for %s is %s, named %s', (url, host, name) => {
    expect(proposeVenue(url, null)).toEqual({ name, host });
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
  ])('for %s is none, since no address tells whose it is', (url) => {
    expect(proposeVenue(url, null)).toBeNull();
  });

  it('for a video is the channel that its page names', () => {
    const channel = { name: 'Channel', address: 'https://www.youtube.com/@Channel' };
    expect(proposeVenue('https://youtu.be/dQw4w9WgXcQ', channel)).toEqual({
      name: 'Channel',
      host: 'youtube.com/@Channel',
    });
  });

  it('for a Substack on its own domain is that domain', () => {
    const publication = { name: 'Letters', address: 'https://www.letters.example' };
    expect(proposeVenue('https://www.letters.example/p/x', publication, 'Substack')).toEqual({
      name: 'Letters',
      host: 'letters.example',
    });
  });

  it('is not moved to another site by what a page says', () => {
    const publication = { name: 'Nature', address: 'https://nature.com' };
    expect(proposeVenue('https://copy.example/x', publication)?.host).toBe('copy.example');
  });

  it('is named as the site names itself', () => {
    expect(proposeVenue('https://www.nti.org/x', null, 'Nuclear Threat Initiative')?.name).toBe(
      'Nuclear Threat Initiative',
    );
    expect(proposeVenue('https://medium.com/@user/x', null, 'Medium')?.name).toBe('user');
  });

  it('holds the address it was proposed for', () => {
    const url = 'https://GitHub.com/Owner/repo';
    const proposal = proposeVenue(url, null);
    expect(findVenue(url, [makeVenue('new', [proposal?.host ?? ''])])?.id).toBe('new');
  });
});
