import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILDS } from '../support/chromium.ts';

type Manifest = Record<string, unknown> & {
  commands: Record<string, { suggested_key?: { default?: string } }>;
  icons: Record<string, string>;
  action: { default_popup: string };
};

const readManifest = (build: string): Manifest =>
  JSON.parse(readFileSync(join(BUILDS, build, 'manifest.json'), 'utf8'));
const COMMON_PERMISSIONS = [
  'activeTab',
  'alarms',
  'contextMenus',
  'scripting',
  'storage',
  'unlimitedStorage',
];

describe.each([
  ['chrome-mv3', [...COMMON_PERMISSIONS, 'sidePanel'].sort()],
  ['firefox-mv3', COMMON_PERMISSIONS],
])('manifest of %s', (build, permissions) => {
  const manifest = readManifest(build);

  it('has manifest version 3 and requests exactly the expected permissions', () => {
    expect(manifest.manifest_version).toBe(3);
    expect([...(manifest.permissions as string[])].sort()).toEqual(permissions);
  });

  it('requests no host permission at installation and declares no content scripts', () => {
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest.optional_permissions ?? []).toEqual([]);
    // The extension requests access to the origin of a wiki when the reader connects it, and to files in the form of a local PDF.
    expect(manifest.optional_host_permissions).toEqual([
      'https://*/*',
      'http://*/*',
      ...(build.startsWith('firefox') ? [] : ['file:///*']),
    ]);
  });

  it('exposes no files to pages, and accepts no messages from them', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('does not weaken the content security policy', () => {
    const policy = (manifest.content_security_policy ?? {}) as { extension_pages?: string };
    const [scripts] = (policy.extension_pages ?? "script-src 'self'").match(/script-src[^;]*/) ?? [];
    expect(scripts?.trim()).toBe("script-src 'self'");
    expect(policy.extension_pages ?? '').not.toMatch(/unsafe|https?:|\*/);
  });

  it('suggests shortcuts that Chromium does not use itself', () => {
    expect(manifest.commands._execute_action?.suggested_key?.default).toBe('Alt+Shift+S');
    expect(manifest.commands['open-beside']?.suggested_key?.default).toBe('Alt+Shift+E');
    expect(manifest.commands['add-selection']?.suggested_key?.default).toBe('Alt+Shift+Q');
    expect(Object.keys(manifest.commands).sort()).toEqual([
      '_execute_action',
      'add-selection',
      'open-beside',
    ]);
  });

  it('refers only to files that exist', () => {
    const options = manifest.options_ui as { page: string; open_in_tab: boolean };
    const files = [manifest.action.default_popup, options.page, ...Object.values(manifest.icons)];
    expect(files.filter((file) => !existsSync(join(BUILDS, build, file)))).toEqual([]);
    expect(options.open_in_tab).toBe(true);
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '96', '128']);
  });

  it('refers only to messages that exist in the locale', () => {
    const messagePlaceholders = JSON.stringify(manifest).match(/__MSG_\w+__/g) ?? [];
    const locale = JSON.parse(readFileSync(join(BUILDS, build, '_locales/en/messages.json'), 'utf8'));
    expect(messagePlaceholders.filter((name) => !locale[name.slice(6, -2)])).toEqual([]);
    expect(manifest.default_locale).toBe('en');
  });
});

describe('manifest of firefox-mv3', () => {
  it('declares optional data collection, Firefox 142 as the minimum version, and an add-on id', () => {
    expect(readManifest('firefox-mv3').browser_specific_settings).toEqual({
      gecko: {
        id: 'provenote@provenote.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'], optional: ['websiteContent', 'browsingActivity'] },
      },
    });
  });

  it('does not upgrade http to https, so that a wiki on the local network can be reached', () => {
    const policy = readManifest('firefox-mv3').content_security_policy as { extension_pages: string };
    expect(policy.extension_pages).toBe("script-src 'self'; object-src 'none';");
  });
});
