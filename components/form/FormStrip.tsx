import { type FormSync, saysMore, stripWithSync } from '@/components/wiki/form-sync';
import { t } from '@/lib/locale/message';
import type { ReviewState } from '@/lib/review/review-state';
import { type Strip, stripOf } from '@/lib/review/strip';
import { useKeptFocus } from '../use-kept-focus';
import { FormMenu } from './FormMenu';
import type { FormActions } from './form-props';
import { StripWords } from './StripWords';
import { stripLook } from './strip-words';

type Props = {
  state: ReviewState;
  actions: FormActions;
  textShown: boolean;
  notice: string | null;
  sync: FormSync | null;
};

/** One message at a time, with the action that answers it; then the text, the panel and the rest. */
export function FormStrip({ state, actions, textShown, notice, sync }: Props) {
  const strip = stripOf(state);
  const { tone, sign, words } = stripWithSync(state, stripLook(strip), sync);
  const shown = notice ?? words;
  const buttons = offeredBy(strip, actions, sync);
  useKeptFocus(strip.kind, '.strip-actions', NEXT_MESSAGE);
  return (
    <header className="strip" data-tone={tone} data-long={shown.length > LONG}>
      <span className="strip-sign" aria-hidden="true">
        {sign}
      </span>
      <StripWords words={shown} />
      {state.phase !== 'reading' && (
        <div className="strip-tools">
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-pressed={textShown}
            onClick={() => actions.showText(!textShown)}
          >
            {t('buttonText')}
          </button>
          {actions.beside && (
            <button type="button" className="button" data-kind="quiet" onClick={actions.beside}>
              {t('buttonBeside')}
            </button>
          )}
          <FormMenu state={state} offered={buttons.map(([label]) => label)} actions={actions} />
        </div>
      )}
      <StripActions buttons={buttons} />
    </header>
  );
}

// A button of the strip that was pressed goes with its message: the focus then rests on the next one.
const NEXT_MESSAGE = ['#strip'];

// What fits beside the tools on one line of 420 px.
const LONG = 32;

type Button = readonly [label: string, press: () => void];

function StripActions({ buttons }: { buttons: readonly Button[] }) {
  if (buttons.length === 0) return null;
  return (
    <div className="strip-actions">
      {buttons.map(([label, press]) => (
        <button key={label} type="button" className="button" onClick={press}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** The buttons that answer the message. Where the wiki asks for the reader, its own comes first. */
function offeredBy(strip: Strip, actions: FormActions, sync: FormSync | null): readonly Button[] {
  const own = buttonsOf(strip, actions);
  const asked = sync && saysMore(strip.kind, sync) ? sync.action : null;
  // What is left fits on one line beside the tools; the menu has the others.
  return asked ? [[asked.label, asked.press], ...own.slice(-1)] : own;
}

function buttonsOf(strip: Strip, actions: FormActions): Button[] {
  switch (strip.kind) {
    case 'restored':
      return [[t('buttonStartOver'), actions.startOver]];
    case 'started-over':
      return [[t('buttonUndoStartOver'), actions.undoStartOver]];
    case 'already-saved':
      return [[t('buttonCaptureAgain'), actions.captureAgain]];
    case 'little-text':
    case 'text-none':
      return [
        [t('buttonUseSelection'), () => actions.captureScope('selection')],
        [t('buttonWholePage'), () => actions.captureScope('page')],
      ];
    case 'hint':
      return [[t('buttonReadAgain'), () => actions.captureScope('article')]];
    case 'saving':
      return strip.waitsForText ? [[t('buttonSaveWithoutText'), () => actions.save(false)]] : [];
    case 'saved':
      return [
        [t('buttonCopyCitation'), actions.copyCitation],
        [t('buttonOpenRecord'), actions.openRecord],
      ];
    case 'not-saved':
      return strip.problem.kind === 'invalid' ? [] : [[t('buttonTryAgain'), () => actions.save(true)]];
    default:
      return [];
  }
}
