/** A button without a border, for one of several small actions. */
export function QuietButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="button" data-kind="quiet" onClick={onClick}>
      {label}
    </button>
  );
}
