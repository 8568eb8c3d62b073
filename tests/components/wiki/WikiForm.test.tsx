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

describe('WikiForm', () => {
  it('focuses the first field, or the token of a saved wiki', () => {
    shown({});
    expect(document.activeElement).toBe(screen.getByLabelText('Address'));
    cleanup();
    shown({ isExisting: true });
    expect(document.activeElement).toBe(screen.getByLabelText('Token'));
  });

  it('says what an older wiki cannot store, and nothing for a newer wiki', () => {
    shown({ found: { ...found, lacks: ['newer-fields'] } });
    expect(status()).toBe(
      'Connected. The wiki has 2 sources.This wiki runs an older version: importance, context note, subtype, purpose, stance and paper identifiers stay in this browser.',
    );
    cleanup();
    shown({ found });
    expect(status()).toBe('Connected. The wiki has 2 sources.');
  });

  it('warns about a wiki that anyone can write to', () => {
    shown({ found: { ...found, open: true } });
    expect(status()).toContain('anyone who can reach it can write to it.');
  });

  it('warns about plain http before anything is sent, and says who can read along', () => {
    shown({ plain: 'network' });
    expect(status()).toContain('anyone on this network can read what you send, including the token.');
    cleanup();
    shown({ plain: 'computer' });
    expect(status()).toContain('It stays on this computer');
    cleanup();
    shown({ plain: null });
    expect(status()).toBe('');
  });

  it('announces a problem at once, and hides it during the next test', () => {
    shown({ problem: 'The wiki did not answer in time.' });
    expect(screen.getByRole('alert').textContent).toBe('The wiki did not answer in time.');
    cleanup();
    shown({ problem: 'The wiki did not answer in time.', busy: true });
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('never shows a saved token', () => {
    shown({ isExisting: true });
    const token = screen.getByLabelText('Token') as HTMLInputElement;
    expect(token.type).toBe('password');
    expect(token.value).toBe('');
  });
});
