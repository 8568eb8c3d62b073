import { useState } from 'react';
import { formatVenueListProblem } from '@/components/venues/format-venue-list-problem';
import { VenueListDialog } from '@/components/venues/VenueListDialog';
import { formatBytes } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { type ParsedVenueList, parseVenueList } from '@/lib/formats/venue-list/parse-venue-list';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { openFilePicker } from '../transfer/open-file-picker';

type Props = { onAdd: (list: VenueList) => Promise<boolean>; notifyError: (text: string) => void };

const ACCEPTED_FILES = '.csv,.json,.yaml,.yml,.tsv,.txt,application/json,text/*';
const MAX_FILE_BYTES = 10_000_000;

/** The button that imports a venue list, and the dialog that shows what its file contains. */
export function VenueListImport({ onAdd, notifyError }: Props) {
  const [file, setFile] = useState<{ name: string; list: ParsedVenueList } | null>(null);
  const readList = async (chosenFile: File): Promise<void> => {
    const { name, size } = chosenFile;
    if (size > MAX_FILE_BYTES)
      return notifyError(t('venueListFileTooLarge', name, formatBytes(MAX_FILE_BYTES)));
    const result = await parseVenueList(await chosenFile.text());
    if (result.ok) setFile({ name: name.replace(/\.[a-z]{1,5}$/i, ''), list: result.value });
    else notifyError(formatVenueListProblem(result.problem, name));
  };
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() =>
          openFilePicker(
            ACCEPTED_FILES,
            (chosenFile) =>
              void readList(chosenFile).catch((error) =>
                notifyError(t('libraryImportFailed', String(error))),
              ),
          )
        }
      >
        {t('venueListImport')}
      </button>
      {file && (
        <VenueListDialog
          fileName={file.name}
          list={file.list}
          createId={() => `import:${crypto.randomUUID()}`}
          onAdd={(list) => {
            setFile(null);
            void onAdd(list);
          }}
          onDismiss={() => setFile(null)}
        />
      )}
    </>
  );
}
