import { formatQueryFault } from '@/lib/app/describe/format-query-fault';
import type { QueryFault } from '@/lib/search/query/query';

/** What of the search was not understood. The rest of the search applies. */
export function SearchFaults({ faults }: { faults: QueryFault[] }) {
  return (
    <div role="status" className="search-faults">
      {faults.map((fault) => (
        <p key={JSON.stringify(fault)}>{formatQueryFault(fault)}</p>
      ))}
    </div>
  );
}
