import { describe, expect, it } from 'vitest';
import { computeResourceId } from '@/lib/address/resource-id';

const ARTICLE =
  'https://techcrunch.com/2024/05/28/anthropic-hires-former-openai-safety-lead-to-head-up-new-team';

describe('computeResourceId', () => {
  it.each([
    [`${ARTICLE}/`, '976aa383b03ff196'],
    [ARTICLE, 'f4955d64454511ba'],
    ['https://example.com', '100680ad546ce6a5'],
    ['https://example.com/min', '84ee121e1cfd964c'],
  ])('for %s, returns %s', async (url, id) => {
    expect(await computeResourceId(url)).toBe(id);
  });
});
