// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { InvalidRowItem } from '@/components/library/InvalidRowItem';
import { parseRoute } from '@/lib/app/library/route';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

it('InvalidRowItem links an unreadable row to its page, whatever its key is', () => {
  render(
    <InvalidRowItem row={{ kind: 'bad-row', key: 'sid/ä?b#c', reason: 'title: required', stored: {} }} />,
  );
  const href = screen.getByRole('link').getAttribute('href') ?? '';
  expect(parseRoute(href)).toEqual({ view: 'record', stableId: 'sid/ä?b#c', edit: null });
  expect(screen.getByRole('listitem').textContent).toContain('sid/ä?b#c · title: required');
});
