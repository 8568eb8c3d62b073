import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { Icon } from '@/components/ui/Icon';
import { getDefaultOrder } from '@/lib/app/library/facet-selection';
import type { SortOrder } from '@/lib/app/library/route';
import {
  buildGridColumns,
  MAX_COLUMN_WIDTH,
  MIN_COLUMN_WIDTH,
  SORT_BY_COLUMN,
} from '@/lib/app/library/table-columns';
import { t } from '@/lib/browser/i18n/message';
import { getColumnName } from '@/lib/browser/i18n/table-column-names';
import type { TableColumn, TableColumnName } from '@/lib/record/schema/library-table';

type Props = {
  columns: readonly TableColumn[];
  order: SortOrder;
  onSort: (order: SortOrder) => void;
  /** Changes the width of a column. The unit is the same as in `TableColumn.width`. */
  onResize: (name: TableColumnName, width: number) => void;
  /** Called when the width is final. */
  onResizeEnd: () => void;
};

/**
 * The heads of the table. A click on a head sorts by its column; a second click reverses the direction. The reader drags the line
 * after a head to change the width of the column.
 */
export function TableHeaders({ columns, order, onSort, ...resizing }: Props) {
  const headersRef = useRef<HTMLDivElement>(null);
  const totalWidth = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div ref={headersRef} className="table-heads" style={{ gridTemplateColumns: buildGridColumns(columns) }}>
      {columns.map(({ name, width }) => (
        <span key={name} className="table-head" data-column={name}>
          <SortButton name={name} order={order} onSort={onSort} />
          <ResizeHandle
            name={name}
            width={width}
            {...resizing}
            getUnitPx={() => (headersRef.current?.clientWidth ?? 0) / totalWidth}
          />
        </span>
      ))}
    </div>
  );
}

function SortButton({ name, order, onSort }: Pick<Props, 'order' | 'onSort'> & { name: TableColumnName }) {
  const sort = SORT_BY_COLUMN[name];
  if (!sort) return <span className="table-head-name">{getColumnName(name)}</span>;
  const isCurrent = order.sort === sort;
  return (
    <button
      type="button"
      className="table-head-name"
      aria-pressed={isCurrent}
      title={t('tableSortBy', getColumnName(name))}
      onClick={() => onSort(isCurrent ? { sort, isDescending: !order.isDescending } : getDefaultOrder(sort))}
    >
      {getColumnName(name)}
      {isCurrent && <Icon name={order.isDescending ? 'down' : 'up'} />}
    </button>
  );
}

type HandleProps = Pick<Props, 'onResize' | 'onResizeEnd'> & {
  name: TableColumnName;
  width: number;
  /** Returns the present width of one unit in px. */
  getUnitPx: () => number;
};

const KEY_STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** A line that the reader drags, or moves with the arrow keys, to change the width of its column. */
function ResizeHandle({ name, width, onResize, onResizeEnd, getUnitPx }: HandleProps) {
  const dragRef = useRef<{ startX: number; startWidth: number; unitPx: number } | null>(null);
  const handlePointerMove = (event: PointerEvent) => {
    const drag = dragRef.current;
    if (drag && drag.unitPx > 0)
      onResize(name, drag.startWidth + (event.clientX - drag.startX) / drag.unitPx);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = KEY_STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onResize(name, width + step);
    onResizeEnd();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be focused and moved
    <span
      role="separator"
      className="table-resize"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('tableColumnWidth', getColumnName(name))}
      aria-valuenow={Math.round(width)}
      aria-valuemin={MIN_COLUMN_WIDTH}
      aria-valuemax={MAX_COLUMN_WIDTH}
      onKeyDown={handleKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragRef.current = { startX: event.clientX, startWidth: width, unitPx: getUnitPx() };
      }}
      onPointerMove={handlePointerMove}
      onPointerUp={() => {
        dragRef.current = null;
        onResizeEnd();
      }}
    />
  );
}
