import { tCount } from '@/lib/browser/i18n/message';
import { findPointOrigin } from '@/lib/record/provenance';
import type { FieldProvenance, KeyPoint } from '@/lib/record/schema/parts';

/** Says how many of the key points were adopted from each wiki. */
export function PointOrigins({
  points,
  provenance,
}: {
  points: KeyPoint[];
  provenance: FieldProvenance | undefined;
}) {
  const countByOrigin = new Map<string, number>();
  for (const { text } of points) {
    const origin = findPointOrigin(provenance, text);
    if (origin !== null) countByOrigin.set(origin, (countByOrigin.get(origin) ?? 0) + 1);
  }
  return [...countByOrigin].map(([origin, count]) => (
    <p key={origin} className="form-hint">
      {tCount('keyPointsFrom', count, origin)}
    </p>
  ));
}
