import { describe, expect, it } from 'vitest';
import { findWwwVariant } from '@/lib/address/registrable-domain';

describe('findWwwVariant', () => {
  it.each([
    ['example.org', 'www.example.org'],
    ['example.co.uk', 'www.example.co.uk'],
    ['example.com.au', 'www.example.com.au'],
    ['economie.gouv.fr', 'www.economie.gouv.fr'],
    ['england.nhs.uk', 'www.england.nhs.uk'],
    ['example.asso.fr', 'www.example.asso.fr'],
    ['example.police.uk', 'www.example.police.uk'],
    ['www.example.org', 'example.org'],
    ['www.example.co.uk', 'example.co.uk'],
    ['www.england.nhs.uk', 'england.nhs.uk'],
    ['news.example.org', null],
    ['news.example.co.uk', null],
    ['news.economie.gouv.fr', null],
    ['owner.github.io', null],
    ['127.0.0.1', null],
    ['localhost', null],
  ])('of %s is %s', (host, variant) => {
    expect(findWwwVariant(host)).toBe(variant);
  });
});
