// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ExportFormatOptions } from '@/components/library/ExportFormatOptions';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const SAMPLE = {
  source: makeSource({
    title: 'Tides',
    authors: ['Anna Berg'],
    publishedDate: '2024',
    summary: 'Says much.',
  }),
  snapshot: null,
  getLabel: (field: string) => field,
  describeCredibility: () => '',
};

function Options({ format }: { format: ExportFormat }) {
  const [noteTemplate, setNoteTemplate] = useState<{ name: string | null; body: string | null }>({
    name: null,
    body: null,
  });
  const [keyPattern, setKeyPattern] = useState<string | null>(null);
  return (
    <ExportFormatOptions
      format={format}
      sample={SAMPLE}
      noteTemplate={noteTemplate}
      onNoteTemplateChange={setNoteTemplate}
      keyPattern={keyPattern}
      onKeyPatternChange={setKeyPattern}
    />
  );
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('ExportFormatOptions', () => {
  it('updates the preview of a note at each change, and names unknown and unclosed placeholders', () => {
    render(<Options format="markdown" />);
    expect(screen.getByText('Tides.md')).toBeDefined();
    type('File name', '{{year}}/{{title}} {{titel}}');
    expect(screen.getByText('2024/Tides {{titel}}.md')).toBeDefined();
    expect(screen.getByText('There is no field “{{titel}}”. Choose one from the list.')).toBeDefined();
    type('Content', '{{#summary}}\nSummary: {{summary}}');
    expect(screen.getByText('Summary: Says much.')).toBeDefined();
    expect(screen.getByText('{{#summary}} is not closed. Add {{/summary}}.')).toBeDefined();
  });

  it('replaces the reader’s templates by the default ones, and restores them', () => {
    render(<Options format="markdown" />);
    type('Content', 'mine');
    fireEvent.click(screen.getByText('Use the default templates'));
    expect(screen.getByText(/stable_id/)).toBeDefined();
    fireEvent.click(screen.getByText('Restore my templates'));
    expect(screen.getByText('mine', { selector: 'pre' })).toBeDefined();
  });

  it('previews the citation key of a pattern', () => {
    render(<Options format="bibtex" />);
    expect(screen.getByText(/Example: berg2024tides/)).toBeDefined();
    type('Citation key', '[year]-[author]-[venue]');
    expect(
      screen.getByText('There is no field “[venue]”. Choose one from the list. Example: 2024-berg-'),
    ).toBeDefined();
  });

  it('has nothing to choose for other formats', () => {
    const { container } = render(<Options format="csv" />);
    expect(container.textContent).toBe('');
  });
});
