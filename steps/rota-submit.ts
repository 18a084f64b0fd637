/** What staff enter in the modals of the rota. What cannot be done is said at its input, and nothing typed is lost. */
import type { StaffId } from '../core/thread.ts';
import type { ModalInput } from './modals.ts';
import { type RotaAct, type RotaNeeds, rotaAct } from './rota-acts.ts';
import type { RotaSubmission } from './rota-modals.ts';
import { planModal } from './rota-show.ts';
import { homeModal } from './rota-taps.ts';
import type { Decided } from './staff-action.ts';

/** Where a sentence about what was entered stands. */
const inputOf: Readonly<Record<RotaSubmission['modal'], ModalInput>> = {
  absence: 'until',
  override: 'to',
  plan: 'until',
};

export async function rotaSubmit(deps: RotaNeeds, by: StaffId, entered: RotaSubmission): Promise<Decided> {
  const { desk, clock } = deps;
  const outcome = await rotaAct(deps, by, actOf(entered));
  if (outcome.kind === 'refused') return { kind: 'invalid', input: inputOf[entered.modal], words: outcome.words };
  const language = await desk.languageOf(by, clock());
  if (outcome.kind === 'unseen') {
    const { until, words: said } = outcome;
    const again = await planModal(deps, { until, said, from: entered.from }, clock());
    return again === null ? { kind: 'done' } : { kind: 'modal', modal: again, language };
  }
  const modal = await homeModal(deps, by, outcome.words, language);
  if (modal === null) return { kind: 'done' };
  if (entered.from === 'modal') return { kind: 'modal', modal, language };
  const shown = await desk.publishHome(by, modal.home, language);
  if (shown.kind === 'trouble') await desk.tell(by, outcome.words, null);
  return { kind: 'done' };
}

function actOf(entered: RotaSubmission): RotaAct {
  switch (entered.modal) {
    case 'absence':
      return { do: 'absent', from: entered.first, to: entered.last };
    case 'override': {
      const { date, template, seen, to } = entered;
      return { do: 'override', date, template, seen, to };
    }
    case 'plan':
      return { do: 'publish', until: entered.until, seen: entered.seen };
  }
}
