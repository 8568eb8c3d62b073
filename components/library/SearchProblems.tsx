import { formatQueryProblem } from '@/lib/app/describe/format-query-problem';
import type { QueryProblem } from '@/lib/search/query/query';

/** Lists the parts of the search that were not understood. The other parts apply. */
export function SearchProblems({ problems }: { problems: QueryProblem[] }) {
  return (
    <div role="status" className="search-problems">
      {problems.map((problem) => (
        <p key={JSON.stringify(problem)}>{formatQueryProblem(problem)}</p>
      ))}
    </div>
  );
}
