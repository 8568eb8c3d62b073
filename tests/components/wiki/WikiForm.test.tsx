// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WikiForm } from '@/components/wiki/WikiForm';
import type { TestedConnection } from '@/lib/app/library/wiki-settings';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const nothing = () => {};
const HANDLERS = { onChange: nothing, onTest: nothing, onConnect: nothing, onCancel: nothing };
const VALUES = { address: 'https://wiki.example.org', token: '', name: '' };
const found: Omit<TestedConnection, 'baseUrl'> = { open: false, lacks: [], resources: 2 };

const shown = (over: Partial<Parameters<typeof WikiForm>[0]>) =>
  render(
    <WikiForm
      values={VALUES}
      isExisting={false}
      plain={null}
      busy={false}
      problem={null}
      found={null}
      {...HANDLERS}
      {...over}
    />,
  );

const status = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('');

describe('the form of a wiki', () => {
  it('begins in its first field, on a kept wiki in the token', () => {
    shown({});
    expect(document.activeElement).toBe(screen.getByLabelText('Address'));
    cleanup();
    shown({ isExisting: true });
    expect(document.activeElement).toBe(screen.getByLabelText('Token'));
  });

  it('says what a wiki of this age cannot keep, and nothing of it where it can', () => {
    shown({ found: { ...found, lacks: ['newer-fields'] } });
    expect(status()).toBe(
      'Connected. The wiki has 2 sources.This wiki runs an older version: importance, context note, subtype, purpose, stance and paper identifiers stay in this browser.',
    );
    cleanup();
    shown({ found });
    expect(status()).toBe('Connected. The wiki has 2 sources.');
  });

  it('warns of a wiki that takes everybody', () => {
    shown({ found: { ...found, open: true } });
    expect(status()).toContain('anyone who can reach it can write to it.');
  });

  it('warns of plain http before anything is sent, and says how far it goes', () => {
    shown({ plain: 'network' });
    expect(status()).toContain('anyone on this network can read what you send, including the token.');
    cleanup();
    shown({ plain: 'computer' });
    expect(status()).toContain('It stays on this computer');
    cleanup();
    shown({ plain: null });
    expect(status()).toBe('');
  });

  it('tells a problem at once, and not while it asks again', () => {
    shown({ problem: 'The wiki did not answer in time.' });
    expect(screen.getByRole('alert').textContent).toBe('The wiki did not answer in time.');
    cleanup();
    shown({ problem: 'The wiki did not answer in time.', busy: true });
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('shows no token that is kept', () => {
    shown({ isExisting: true });
    const token = screen.getByLabelText('Token') as HTMLInputElement;
    expect(token.type).toBe('password');
    expect(token.value).toBe('');
  });
});
