import { beforeEach, describe, expect, it } from 'vitest';
import { getInputHint } from '@/components/fields/field-hints';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('getInputHint', () => {
  it('explains that a summary can contain emphasis, code and links', () => {
    expect(getInputHint('summary')?.text).toContain('*emphasis*, `code` and [links]');
  });

  it('returns null for a field whose label is sufficient', () => {
    expect(getInputHint('title')).toBeNull();
  });
});
