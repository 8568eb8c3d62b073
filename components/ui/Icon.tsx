import './icon.css';

// The icons have the style of the logo: lines of 1.4 px with round ends on a square of 16 px.
const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  expand: 'M4 6l4 4 4-4',
  collapse: 'M4 10l4-4 4 4',
  closed: 'M6 4l4 4-4 4',
  previous: 'M10 4L6 8l4 4',
  next: 'M6 4l4 4-4 4',
  pencil: 'M3 13l.7-3.2 6.8-6.8 2.5 2.5-6.8 6.8zM8.9 4.6l2.5 2.5',
  check: 'M3 8.5L6.5 12 13 4.5',
  information: 'M8 7.2V12M8 4v.1',
  exclamation: 'M8 3.5v5.7M8 12.3v.1',
  target: 'M8 2v2.5M8 11.5V14M2 8h2.5M11.5 8H14M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6',
  help: 'M5.6 6.2a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.6M8 12.5v.1',
  more: 'M3.5 8v.1M8 8v.1M12.5 8v.1',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/**
 * An icon in the colour of its text. It has no accessible name, because the control or the text beside it names its
 * meaning.
 */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" data-icon={name} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

const NAME_BY_TONE = {
  quiet: 'more',
  ok: 'check',
  note: 'information',
  warn: 'exclamation',
  bad: 'close',
} as const satisfies Record<string, IconName>;

/** The icon of a status. It repeats the meaning of the colour (WCAG 2.2, 1.4.1). */
export const ToneIcon = ({ tone }: { tone: keyof typeof NAME_BY_TONE }) => <Icon name={NAME_BY_TONE[tone]} />;
