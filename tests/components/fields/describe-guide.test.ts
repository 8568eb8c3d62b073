import { beforeEach, describe, expect, it } from 'vitest';
import { describeInput } from '@/components/fields/describe-guide';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('describeInput', () => {
  it('explains that a summary can contain emphasis, code and links', () => {
    expect(describeInput('summary')?.text).toContain('*emphasis*, `code` and [links]');
  });

  it('returns null for a field whose label says enough', () => {
    expect(describeInput('title')).toBeNull();
  });
});
