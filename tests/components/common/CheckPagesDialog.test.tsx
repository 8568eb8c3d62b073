// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckPagesDialog } from '@/components/common/CheckPagesDialog';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const doNothing = (): void => undefined;

describe('CheckPagesDialog', () => {
  it('says that pages led to other sites, and does not ask for access to them', () => {
    render(
      <CheckPagesDialog
        pageCount={2}
        hosts={['news.example']}
        state={{
          kind: 'done',
          result: {
            counts: [{ outcome: 'other-site', count: 2 }],
            connection: { kind: 'online' },
            unreadCount: 2,
            uncheckedCount: 0,
          },
        }}
        onStart={doNothing}
        onCancel={doNothing}
        onClose={doNothing}
      />,
    );
    expect(screen.getByRole('status').textContent).toBe(
      '2 pages checked. 2 on another site2 pages led to other sites or to downloads, which the browser did not allow Provenote to read. Open a page to see where it leads.',
    );
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Close']);
  });
});
