import { describe, expect, it } from 'vitest';
import { isPrivateHost, isPrivateUrl } from '@/lib/address/private-host';

describe('isPrivateHost', () => {
  it.each([
    'localhost',
    'wiki.localhost',
    '127.0.0.9',
    '[::1]',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.0.1',
    '[fd00::1]',
    '[fe80::1]',
    'printer.local',
    'nas',
    'nas.lan',
    'router.home',
    'wiki.corp',
    'build.internal',
    'shop.test',
    '0.0.0.0',
    '100.64.0.1',
    '100.127.9.9',
    '[::]',
    '[::ffff:a00:5]',
    '[::ffff:127.0.0.1]',
  ])('accepts %s', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each([
    'example.com',
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '[2001:db8::1]',
    '10.example.org',
    'local.example.org',
    'internal.example.org',
    '100.63.0.1',
    '100.128.0.1',
    '[::ffff:808:808]',
  ])('rejects %s', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });

  it('`isPrivateUrl` accepts URLs of private hosts, file URLs and strings that are not URLs', () => {
    expect(
      ['http://localhost:3000/a', 'file:///a.pdf', 'nothing', 'https://example.com/a'].map(isPrivateUrl),
    ).toEqual([true, true, true, false]);
  });
});
