import { describe, expect, it } from 'vitest';
import { maskCredentials } from '@/lib/address/mask-credentials';

describe('maskCredentials', () => {
  it.each([
    ['https://me:secret@a.example/x', 'https://***@a.example/x'],
    ['ftp://me:p@ss@a.example/', 'ftp://***@a.example/'],
    [
      'See https://me@a.example/ and HTTPS://you:pw@b.example',
      'See https://***@a.example/ and HTTPS://***@b.example',
    ],
    ['https://a.example/@me?to=b@c.example', 'https://a.example/@me?to=b@c.example'],
    ['me@a.example', 'me@a.example'],
  ])('shows %s without user names and passwords', (text, shown) => {
    expect(maskCredentials(text)).toBe(shown);
  });
});
