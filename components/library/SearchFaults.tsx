import { formatQueryFault } from '@/lib/app/describe/format-query-fault';
import type { QueryFault } from '@/lib/search/query/query';

/** Lists the parts of the search that were not understood. The other parts apply. */
export function SearchFaults({ faults }: { faults: QueryFault[] }) {
  return (
    <div role="status" className="search-faults">
      {faults.map((fault) => (
        <p key={JSON.stringify(fault)}>{formatQueryFault(fault)}</p>
      ))}
    </div>
  );
}
