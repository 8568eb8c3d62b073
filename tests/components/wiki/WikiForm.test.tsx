// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { WikiForm } from '@/components/wiki/WikiForm';
import type { TestedConnection } from '@/lib/wiki/model/tested-connection';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const noop = () => {};
const EMPTY_HANDLERS = { onChange: noop, onTest: noop, onConnect: noop, onCancel: noop };
const VALUES_OF_NEW_WIKI = { address: 'https://wiki.example.org', token: '', name: '' };
const testResult: Omit<TestedConnection, 'baseUrl'> = {
  acceptsAnonymousWrites: false,
  supportsNewerFields: true,
  resourceCount: 2,
};

const renderForm = (overrides: Partial<Parameters<typeof WikiForm>[0]>) =>
  render(
    <WikiForm
      values={VALUES_OF_NEW_WIKI}
      isExisting={false}
      plainHttp={null}
      isBusy={false}
      problem={null}
      testResult={null}
      {...EMPTY_HANDLERS}
      {...overrides}
    />,
  );

const getStatusText = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('');

describe('WikiForm', () => {
  it('focuses the URL of a new wiki and the token of a saved one', () => {
    renderForm({});
    expect(document.activeElement).toBe(screen.getByLabelText('Address'));
    cleanup();
    renderForm({ isExisting: true });
    expect(document.activeElement).toBe(screen.getByLabelText('Token'));
  });

  it('lists what an older wiki cannot store, and lists nothing for a newer wiki', () => {
    renderForm({ testResult: { ...testResult, supportsNewerFields: false } });
    expect(getStatusText()).toBe(
      'Connected. The wiki has 2 sources.This wiki runs an older version: importance, context note, subtype, purpose, stance and paper identifiers stay in this browser.',
    );
    cleanup();
    renderForm({ testResult });
    expect(getStatusText()).toBe('Connected. The wiki has 2 sources.');
  });

  it('warns about a wiki that anyone can write to', () => {
    renderForm({ testResult: { ...testResult, acceptsAnonymousWrites: true } });
    expect(getStatusText()).toContain('anyone who can reach it can write to it.');
  });

  it('says who can read plain http traffic, before the first request', () => {
    renderForm({ plainHttp: 'network' });
    expect(getStatusText()).toContain('anyone on this network can read what you send, including the token.');
    cleanup();
    renderForm({ plainHttp: 'computer' });
    expect(getStatusText()).toContain('It stays on this computer');
    cleanup();
    renderForm({ plainHttp: null });
    expect(getStatusText()).toBe('');
  });

  it('announces a problem at once, and hides it during the next test', () => {
    renderForm({ problem: 'The wiki did not answer in time.' });
    expect(screen.getByRole('alert').textContent).toBe('The wiki did not answer in time.');
    cleanup();
    renderForm({ problem: 'The wiki did not answer in time.', isBusy: true });
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('never shows a saved token', () => {
    renderForm({ isExisting: true });
    const tokenInput = screen.getByLabelText('Token') as HTMLInputElement;
    expect(tokenInput.type).toBe('password');
    expect(tokenInput.value).toBe('');
  });
});
