import { useEffect, useState } from 'react';
import { ExportDialog, type ExportScope } from '@/components/library/ExportDialog';
import type { FormatOptions } from '@/components/library/ExportFormatOptions';
import { isFiltered } from '@/lib/app/library/facet-selection';
import type { SourceFilter } from '@/lib/app/library/route';
import type { NoteInput } from '@/lib/formats/notes/format-note';
import { EXPORT_FORMATS } from '@/lib/formats/table/export-formats';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { citationKeyPattern, exportFormat, noteTemplate } from '@/lib/storage/settings/settings';
import type { IndexClient } from '../search-index/index-client';
import { listAllIds } from '../search-index/list-all-ids';
import type { Transfer } from '../transfer/use-transfer';
import type { LibraryActions } from '../use-library-actions';
import { useSettingControl } from '../use-setting';

type Props = {
  filter: SourceFilter;
  query: LibraryQuery;
  client: IndexClient;
  selectedIds: string[];
  transfer: Transfer;
  libraryActions: LibraryActions;
  onClose: () => void;
};

/** The export dialog for the current list and selection. It remembers the format and the choices for it. */
export function ExportPanel({
  filter,
  query,
  client,
  selectedIds,
  transfer,
  libraryActions,
  onClose,
}: Props) {
  const { value, set } = useSettingControl(exportFormat, libraryActions);
  const format = EXPORT_FORMATS.find((knownFormat) => knownFormat === value) ?? 'json';
  const formatOptions = useFormatOptions(transfer, selectedIds[0], libraryActions);
  const listIds = async (scope: ExportScope): Promise<string[] | null> => {
    if (scope === 'all') return null;
    return scope === 'selection' ? selectedIds : listAllIds(client, query);
  };
  // The dialog opens only when the remembered format is read, so that a fast click does not export another
  // format.
  if (value === undefined) return null;
  return (
    <ExportDialog
      selectedCount={selectedIds.length}
      isFiltered={isFiltered(filter) || filter.facets.section !== undefined}
      format={format}
      onFormatChange={(chosenFormat) => void set(chosenFormat)}
      isTextIncluded={transfer.includeText}
      onIncludeTextChange={transfer.setIncludeText}
      formatOptions={formatOptions}
      onExport={(scope) => {
        onClose();
        void listIds(scope).then((ids) => transfer.exportSources(ids, format));
      }}
      onDismiss={onClose}
    />
  );
}

/** Returns the choices that apply to only some formats, and the source of their preview. Returns null until they are loaded. */
function useFormatOptions(
  transfer: Transfer,
  sampleId: string | undefined,
  libraryActions: LibraryActions,
): FormatOptions | null {
  const { value: template, set: setTemplate } = useSettingControl(noteTemplate, libraryActions);
  const { value: keyPattern, set: setKeyPattern } = useSettingControl(citationKeyPattern, libraryActions);
  const [sample, setSample] = useState<NoteInput | null>(null);
  const { loadPreviewInput, includeText } = transfer;
  useEffect(() => {
    let isActive = true;
    void loadPreviewInput(sampleId ?? null).then((loaded) => isActive && setSample(loaded));
    return () => {
      isActive = false;
    };
  }, [loadPreviewInput, sampleId]);
  if (template === undefined || keyPattern === undefined) return null;
  return {
    sample: sample && !includeText ? { ...sample, snapshot: null } : sample,
    noteTemplate: template,
    onNoteTemplateChange: (newTemplate) => void setTemplate(newTemplate),
    keyPattern,
    onKeyPatternChange: (pattern) => void setKeyPattern(pattern),
  };
}
