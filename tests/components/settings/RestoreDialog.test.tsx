// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { RestoreDialog } from '@/components/settings/RestoreDialog';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const COUNTS = { added: 0, same: 3, different: 0, skipped: 0, invalid: 0 };

function show(counts: Partial<typeof COUNTS>): void {
  const check = {
    file: new Blob(),
    about: null,
    damage: { kind: 'none' as const },
    countsByKind: new Map([['sources', { ...COUNTS, ...counts }]]),
    titles: [],
  };
  render(<RestoreDialog check={check} onRestore={() => {}} onDismiss={() => {}} />);
}

describe('RestoreDialog', () => {
  it('says that the library has everything only if nothing differs', () => {
    show({});
    expect(screen.getByText('Your library already has everything in this backup.')).toBeDefined();
  });

  it('says that other versions stay if nothing is new', () => {
    show({ different: 2 });
    expect(screen.queryByText(/already has everything/)).toBeNull();
    expect(screen.getByText(/There is nothing to add.*another version, which stays as it is/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Restore', hidden: true })).toBeNull();
  });

  it('offers to restore what is new', () => {
    show({ added: 1, different: 2 });
    expect(screen.getByRole('button', { name: 'Restore', hidden: true })).toBeDefined();
  });
});
