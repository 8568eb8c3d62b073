// @vitest-environment happy-dom

import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { WikiCard } from '@/components/wiki/WikiCard';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeWiki } from '@/tests/support/make-wiki';

beforeEach(installEnglishMessages);

const wiki = makeWiki({ name: 'The wiki', baseUrl: 'https://wiki.example.org' });
const noop = () => {};

type CardProps = Parameters<typeof WikiCard>[0];

function renderCard(overrides: Partial<Wiki> = {}, props: Partial<CardProps> = {}) {
  const onChange = vi.fn();
  render(
    <WikiCard
      wiki={{ ...wiki, ...overrides }}
      condition={{ text: 'Connected.', needsAction: false }}
      syncCounts={null}
      savedSourceCount={0}
      remoteChanges={{ count: 0, sources: [] }}
      onChangesSeen={noop}
      unresolvedSources={[]}
      plainHttp={null}
      needsPermission={false}
      form={null}
      onRequestPermission={noop}
      onEdit={noop}
      onActivate={noop}
      onDisconnect={noop}
      onSync={noop}
      onSendAll={noop}
      onChange={onChange}
      {...props}
    />,
  );
  return onChange;
}

describe('WikiCard', () => {
  it('sends no page text by default, and warns that sent text may become public', () => {
    const onChange = renderCard();
    expect((screen.getByLabelText('Never') as HTMLInputElement).checked).toBe(true);
    expect(screen.getByText(/Text that you send may become public there/)).toBeDefined();
    fireEvent.click(screen.getByLabelText('Ask each time'));
    expect(onChange).toHaveBeenCalledWith({ ...wiki, contentPolicy: 'ask' });
  });

  it('sends no own ratings by default, and explains what the wiki does with them', () => {
    const onChange = renderCard();
    expect(screen.getByText(/Not sent unless you turn this on. The wiki shows your number/)).toBeDefined();
    expect(screen.queryByLabelText('Gold standard')).toBeNull();
    fireEvent.click(screen.getByLabelText('Send your own ratings as numbers'));
    const credibilityMapping = { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 };
    expect(onChange).toHaveBeenCalledWith({ ...wiki, credibilityMapping });
  });

  it('sends each own rating as the number chosen for its level', () => {
    const credibilityMapping = { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 };
    const onChange = renderCard({ credibilityMapping });
    const goldStandardInput = screen.getByLabelText('Gold standard') as HTMLInputElement;
    goldStandardInput.value = '0,9';
    fireEvent.blur(goldStandardInput);
    expect(onChange).toHaveBeenCalledWith({
      ...wiki,
      credibilityMapping: { ...credibilityMapping, 5: 0.9 },
    });
    onChange.mockClear();
    for (const invalidValue of ['2', '', 'much', '-1']) {
      goldStandardInput.value = invalidValue;
      fireEvent.blur(goldStandardInput);
      expect(goldStandardInput.value).toBe('1');
    }
    expect(onChange).not.toHaveBeenCalled();
  });

  it('counts sources with deferred values separately from synced sources', () => {
    renderCard({}, { syncCounts: { synced: 2, pending: 3 } });
    expect(screen.getByText(/3 synced, more to come · 2 synced/)).toBeDefined();
  });

  it('links the rejected and the differing sources', () => {
    renderCard({}, { unresolvedSources: [{ stableId: 'sid_a', title: 'A source', label: 'rejected' }] });
    expect(screen.getByText('A source').getAttribute('href')).toBe('#/sources/sid_a');
    const libraryLink = screen.getByText('Show them in the library');
    expect(libraryLink.getAttribute('href')).toBe('#/sources?sync=rejected&sync=differs');
  });

  it('looks for changes by others unless the reader turns it off', () => {
    const onChange = renderCard();
    fireEvent.click(screen.getByLabelText('Look for changes by others in the background'));
    expect(onChange).toHaveBeenCalledWith({ ...wiki, checksRemote: false });
  });

  it('lists the sources that others changed, with their fields, until they are marked as seen', () => {
    const onChangesSeen = vi.fn();
    const source = { stableId: 'sid_a', title: 'A source', at: '2026-03-01T10:00:00.000Z' };
    const remoteChanges = {
      count: 3,
      sources: [{ ...source, fields: ['summary' as const, 'tags' as const] }],
    };
    renderCard({}, { remoteChanges, onChangesSeen });
    expect(screen.getByText('3 sources changed on the wiki')).toBeDefined();
    expect(screen.getByText('A source').closest('li')?.textContent).toMatch(
      /^A source Summary(,| and) Tags · /,
    );
    expect(screen.getByText('Only the latest changes are listed.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Mark as seen' }));
    expect(onChangesSeen).toHaveBeenCalledOnce();
  });

  it('saves the URL of the wiki’s pages', () => {
    const onChange = renderCard({ pageUrlTemplate: 'https://wiki.example.org/wiki/{id}' });
    const addressInput = screen.getByLabelText('Address of wiki pages');
    fireEvent.blur(addressInput);
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.change(addressInput, { target: { value: ' https://read.example.org/{id} ' } });
    fireEvent.blur(addressInput);
    expect(onChange).toHaveBeenCalledWith({ ...wiki, pageUrlTemplate: 'https://read.example.org/{id}' });
  });
});
