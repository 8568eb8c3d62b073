// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { RecordSidebar } from '@/components/record/RecordSidebar';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeRow } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const doNothing = () => undefined;

const renderSidebar = (hasPdf: boolean | null) =>
  render(
    <RecordSidebar
      row={makeRow()}
      facts={null}
      syncCards={null}
      citationFormat="markdown"
      citationStyles={[]}
      hasPdf={hasPdf}
      storedPdf={null}
      onStatusChange={doNothing}
      onCaptureAgain={doNothing}
      onAddPdf={doNothing}
      onCitationFormatChange={doNothing}
      onCopyCitation={doNothing}
      onDelete={doNothing}
      onRestore={doNothing}
    />,
  );

describe('RecordSidebar', () => {
  it.each([
    [null, []],
    [false, ['Add PDF']],
    [true, ['Store the PDF file']],
  ])('shows the action for a PDF once it is known whether the record has one: %s', (hasPdf, labels) => {
    renderSidebar(hasPdf);
    const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent ?? '');
    expect(buttons.filter((label) => label.includes('PDF'))).toEqual(labels);
  });
});
