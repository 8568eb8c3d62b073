import { createRoot } from 'react-dom/client';
import { PdfPasswordDialog } from '@/components/library/PdfPasswordDialog';

/** Asks the reader for the password of a PDF file. Resolves to null if the reader closes the dialog. */
export function askPdfPassword(fileName: string, isWrong: boolean): Promise<string | null> {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  return new Promise<string | null>((resolve) => {
    root.render(
      <PdfPasswordDialog
        fileName={fileName}
        isWrong={isWrong}
        onSubmit={resolve}
        onDismiss={() => resolve(null)}
      />,
    );
  }).finally(() => {
    root.unmount();
    container.remove();
  });
}
