// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RatingField } from '@/components/fields/RatingField';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const renderField = (credibilityLevel: string) => {
  const onChange = vi.fn();
  const { container } = render(
    <RatingField value={{ credibilityLevel, credibilityReason: 'Why' }} onChange={onChange} />,
  );
  const steps = [...container.querySelectorAll<HTMLElement>('.level')];
  return { steps, onChange };
};

describe('RatingField', () => {
  it('has five steps for the pointer, with the same value as the select element', () => {
    const { steps, onChange } = renderField('4');
    expect(steps.map(({ textContent }) => textContent?.slice(0, 1))).toEqual(['5', '4', '3', '2', '1']);
    expect(steps.map(({ dataset }) => dataset.chosen)).toEqual(['false', 'true', 'false', 'false', 'false']);
    expect(screen.getByLabelText<HTMLSelectElement>('Credibility').value).toBe('4');

    fireEvent.click(steps[3] as HTMLElement);
    expect(onChange).toHaveBeenCalledWith({ credibilityLevel: '2', credibilityReason: 'Why' });
  });

  it('returns to the rating of the venue when the chosen step is clicked again', () => {
    const { steps, onChange } = renderField('4');
    fireEvent.click(steps[1] as HTMLElement);
    expect(onChange).toHaveBeenCalledWith({ credibilityLevel: 'inherit', credibilityReason: 'Why' });
  });
});
