import { useCallback, useState } from 'react';
import { AddLinksDialog } from '@/components/library/AddLinksDialog';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { type AddedLinks, addLinks } from '@/lib/app/library/add-links';
import type { ImportPorts } from '@/lib/app/library/import-records';
import { t, tCount } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Database } from '@/lib/storage/open-database';
import { findImportMatches } from '@/lib/storage/queries/find-import-match';
import { useDrop } from '../use-drop';
import type { LibraryActions } from '../use-library-actions';

/** Returns the dialog that adds addresses, and the function that opens it. Text dropped on the page opens it too. */
export function useAddLinks(
  database: Database,
  libraryActions: LibraryActions,
): { dialog: React.ReactNode; open: () => void } {
  const [text, setText] = useState<string | null>(null);
  useDroppedText(setText);
  const add = async (urls: string[]) => {
    setText(null);
    const abortController = new AbortController();
    const ports: ImportPorts = {
      sendChunk: (chunk) => send('import/add', chunk),
      findMatches: (sources) => findImportMatches(database, sources),
    };
    const result = await addLinks(ports, urls, new Date(), {
      signal: abortController.signal,
      onProgress: (progress) =>
        libraryActions.notify({
          kind: 'status',
          text: t('linksAdding'),
          action: { label: t('recordCancel'), run: () => abortController.abort() },
          progress,
        }),
    });
    notifyResult(result, libraryActions);
  };
  return {
    dialog: text !== null && (
      <AddLinksDialog initialText={text} onAdd={(urls) => void add(urls)} onDismiss={() => setText(null)} />
    ),
    open: useCallback(() => setText(''), []),
  };
}

function notifyResult({ counts, writtenIds, problem }: AddedLinks, libraryActions: LibraryActions): void {
  const sentences = [
    tCount('linksAdded', counts.added + counts.restored),
    ...(counts.skipped + counts.rejected > 0 ? [tCount('linksKnown', counts.skipped + counts.rejected)] : []),
  ];
  if (problem) libraryActions.notifyError(`${formatProblem(problem)} ${sentences.join('. ')}`);
  else
    libraryActions.notify({
      kind: 'status',
      text: sentences.join('. '),
      action:
        writtenIds.length === 0 ? null : buildUndoAction(() => void libraryActions.deleteSources(writtenIds)),
      progress: null,
    });
}

// A longer file is a library of its own, which can be imported.
const MAX_FILE_BYTES = 2_000_000;

/** Calls `onText` with a link, a text or a text file that is dropped on the page. */
function useDroppedText(onText: (text: string) => void): void {
  useDrop(
    (event) => !isInTextField(event) && hasText(event),
    (transfer) => void readDroppedText(transfer).then((text) => text !== '' && onText(text)),
  );
}

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
