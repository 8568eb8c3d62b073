import { SelectionBar } from '@/components/library/SelectionBar';
import { IncludeText, TransferTools } from '@/components/library/TransferTools';
import { useKeptFocus } from '@/components/use-kept-focus';
import type { Transfer } from '../transfer/use-transfer';
import type { Desk } from '../use-desk';
import type { Selection } from './use-selection';

type Props = { selection: Selection; inBin: boolean; desk: Desk; transfer: Transfer };

/** What the bar over the library offers: import and export, or what can be done with the chosen sources. */
export function BarTools({ selection, inBin, desk, transfer }: Props) {
  const chosen = [...selection.ids];
  useKeptFocus(chosen.length > 0 ? 'some' : 'none', '.selection-bar', BACK_TO);
  const done = (work: Promise<void>) => void work.then(() => selection.set([]));
  const text = { includeText: transfer.includeText, onIncludeText: transfer.setIncludeText };
  if (chosen.length === 0)
    return (
      <TransferTools {...text} onImport={transfer.askForFile} onExport={() => transfer.exportSources(null)} />
    );
  return (
    <SelectionBar
      count={chosen.length}
      inBin={inBin}
      includeText={<IncludeText {...text} />}
      onExport={() => transfer.exportSources(chosen)}
      onReviewed={() => done(desk.setStatus(chosen, 'reviewed'))}
      onArchive={() => done(desk.setStatus(chosen, 'archived'))}
      onDelete={() => done(desk.remove(chosen))}
      onRestore={() => done(desk.restore(chosen))}
      onClear={() => selection.set([])}
    />
  );
}

// The bar goes with the selection: the focus then rests on the row it came from, or on the list.
const BACK_TO = ['[data-current="true"] .source-title', 'main h1'];
