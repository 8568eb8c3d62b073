import { useCallback, useState } from 'react';
import { AddUrlsDialog } from '@/components/library/AddUrlsDialog';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatImportProblem } from '@/lib/app/describe/format-import-problem';
import { type AddedUrls, addUrls } from '@/lib/app/library/add-urls';
import type { SendChunk } from '@/lib/app/library/import-file';
import { t, tCount } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { useDrop } from '../use-drop';
import type { LibraryActions } from '../use-library-actions';

/** Starts the dry run of a file, or of a pasted text in which these URLs are. */
type PlanImport = (file: File, pastedUrls?: readonly string[]) => void;

/**
 * Returns the dialog in which the reader adds URLs, a function that opens the dialog, and a function that adds URLs without the dialog.
 * Text that is dropped on the page opens the dialog too. `planImport` is called with pasted references and with dropped files.
 */
export function useAddUrls(
  libraryActions: LibraryActions,
  planImport: PlanImport,
): { dialog: React.ReactNode; open: () => void; add: (urls: readonly string[]) => void } {
  const [text, setText] = useState<string | null>(null);
  useDroppedText(setText, planImport);
  const add = async (urls: readonly string[]) => {
    setText(null);
    const abortController = new AbortController();
    const sendChunk: SendChunk = (chunk) => send('import/add', chunk);
    const result = await addUrls(sendChunk, urls, new Date(), {
      signal: abortController.signal,
      onProgress: (progress) =>
        libraryActions.notify({
          kind: 'status',
          text: t('linksAdding'),
          action: { label: t('buttonCancel'), run: () => abortController.abort() },
          progress,
        }),
    });
    notifyResult(result, libraryActions);
  };
  return {
    dialog: text !== null && (
      <AddUrlsDialog
        initialText={text}
        onAdd={(urls) => void add(urls)}
        recognizeReferences={recognizeReferences}
        onImport={(references, urls) => {
          setText(null);
          planImport(new File([references], t('linksPasted'), { type: 'text/plain' }), urls);
        }}
        onDismiss={() => setText(null)}
      />
    ),
    open: useCallback(() => setText(''), []),
    add: (urls) => void add(urls),
  };
}

// The readers of the formats are not needed when the library opens.
const recognizeReferences = async (text: string): Promise<string | null> =>
  text.trim() === '' ? null : (await import('@/lib/app/library/parse-import-file')).recognizeReferences(text);

function notifyResult({ counts, writtenIds, problem }: AddedUrls, libraryActions: LibraryActions): void {
  const sentences = [
    tCount('linksAdded', counts.added + counts.restored),
    ...(counts.skipped + counts.rejected > 0 ? [tCount('linksKnown', counts.skipped + counts.rejected)] : []),
  ];
  if (problem) libraryActions.notifyError(`${formatImportProblem(problem)} ${sentences.join('. ')}`);
  else
    libraryActions.notify({
      kind: 'status',
      text: sentences.join('. '),
      action:
        writtenIds.length === 0 ? null : buildUndoAction(() => void libraryActions.deleteSources(writtenIds)),
      progress: null,
    });
}

// A larger text file is not read when it is dropped. The reader can import it with the button.
const MAX_FILE_BYTES = 2_000_000;

/** Calls `onText` with a link, a text or a text file that is dropped on the page, and `onFile` with any other file that can be imported. */
function useDroppedText(onText: (text: string) => void, onFile: (file: File) => void): void {
  useDrop(
    (event) => !isInTextField(event) && hasText(event),
    (transfer) => {
      const [file] = transfer.files;
      if (file && IMPORT_FILE_NAME.test(file.name)) onFile(file);
      else void readDroppedText(transfer).then((text) => text !== '' && onText(text));
    },
  );
}

const IMPORT_FILE_NAME = /\.(?:jsonl?|bib|ris|rdf|csv|tsv|html?)$/i;

const hasText = ({ dataTransfer }: DragEvent): boolean =>
  ['text/uri-list', 'text/plain', 'Files'].some((type) => dataTransfer?.types.includes(type));

const isInTextField = ({ target }: DragEvent): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null;

async function readDroppedText(transfer: DataTransfer): Promise<string> {
  const [file] = transfer.files;
  if (file) return file.size <= MAX_FILE_BYTES && isTextFile(file) ? file.text() : '';
  return transfer.getData('text/uri-list') || transfer.getData('text/plain');
}

const isTextFile = ({ type, name }: File): boolean =>
  type.startsWith('text/') || /\.(?:txt|md|url)$/i.test(name);
