// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ToneIcon } from '@/components/ui/Icon';

describe('ToneIcon', () => {
  it('has another picture for each tone, so that colour is not the only difference', () => {
    const pictures = (['quiet', 'ok', 'note', 'warn', 'bad'] as const).map(
      (tone) => render(<ToneIcon tone={tone} />).container.innerHTML,
    );
    expect(new Set(pictures).size).toBe(5);
    expect(pictures[0]).toContain('aria-hidden="true"');
  });
});
