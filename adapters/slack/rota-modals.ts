/** The modals of the rota: an absence, another person for a shift, and for leads the plan. */
import type { KnownBlock, ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import { homeWords, shiftWords } from '../../core/home-words.ts';
import type { Words } from '../../core/review-card.ts';
import { dayTold } from '../../core/rota-words.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { RotaModal } from '../../steps/rota-modals.ts';
import { callbacks, type InputId, nobodyAtAll, shiftValue } from './action-ids.ts';
import { label, lines, section } from './blocks.ts';
import { rotaMetadata } from './modal-metadata.ts';
import { dayInput, input, modalOf, option, optionsShown, small } from './modal-parts.ts';
import { escapeText, sentence, spoken } from './mrkdwn.ts';

type Of<Kind extends RotaModal['kind']> = Extract<RotaModal, { kind: Kind }>;

export function absenceView({ today, said, from }: Of<'absence'>, language: StaffLanguage): ModalView {
  const { absence: w, cut } = homeWords[language];
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.absence, metadata: rotaMetadata(from) },
    close: w.cancel,
    blocks: [
      ...(said === null ? [] : [section(sentence(said), cut)]),
      input('from', w.from, dayInput('from', w.day, today)),
      input('until', w.until, dayInput('until', w.day, today)),
      small(w.note),
    ],
  });
}

export function overrideView({ shifts, people, from }: Of<'override'>, language: StaffLanguage): ModalView {
  const { override: w, nobody, close, cut } = homeWords[language];
  if (shifts.length === 0) return modalOf({ title: w.title, close, blocks: [section(escapeText(w.none), cut)] });
  const nameOf = (staff: string | null) => people.find((person) => person.staff === staff)?.name ?? staff ?? nobody;
  const choices = shifts
    .slice(0, optionsShown)
    .map((shift) => option(`${shiftWords(shift, language)} · ${nameOf(shift.person)}`, shiftValue(shift)));
  const others = people.slice(0, optionsShown - 1).map(({ staff, name }) => option(name, staff));
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.override, metadata: rotaMetadata(from) },
    close: w.cancel,
    blocks: [
      input('shift', w.shift, menu('shift', w.shiftPlaceholder, choices)),
      input('person', w.person, menu('person', w.personPlaceholder, [...others, option(w.nobody, nobodyAtAll)])),
    ],
  });
}

/** What one section takes, with names of shifts that are not too long. */
const shiftsInSection = 20;

export function planView(modal: Of<'plan'>, language: StaffLanguage): ModalView {
  const { proposed, until, loads, fingerprint, said, from } = modal;
  const { plan: w, nobody, cut } = homeWords[language];
  const rows = proposed.map((shift) => {
    const who: Words[number] = shift.person === null ? `⚠️ ${nobody}` : { staff: shift.person };
    return spoken([`• ${shiftWords(shift, language)} – `, who]);
  });
  // It begins today, or soon.
  const last = dayTold(until, language, proposed[0]?.date);
  const title = escapeText(w.proposed(proposed.length, last));
  // All of them: only what was seen is published. Half a year of them is far fewer blocks than a modal takes.
  const parts = Array.from({ length: Math.ceil(rows.length / shiftsInSection) }, (_, part) =>
    section(rows.slice(part * shiftsInSection, (part + 1) * shiftsInSection).join('\n'), cut),
  );
  const shares = loads.map(({ name, shifts, proposed, perShare }) => {
    const figure = perShare.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 });
    return `• ${name}: ${w.load(shifts, proposed, figure)}`;
  });
  const blocks: KnownBlock[] = [
    ...(said === null ? [] : [section(sentence(said), cut)]),
    input('until', w.until, dayInput('until', w.day, until), { hint: w.untilHint }),
    section(`*${title}*`, cut),
    ...parts,
    small(w.unchanged),
    ...(shares.length === 0 ? [] : lines([w.loads(last), ...shares].map(escapeText), cut)),
  ];
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.plan, metadata: rotaMetadata(from, { until, fingerprint }) },
    close: w.cancel,
    blocks,
  });
}

function menu(id: InputId, placeholder: string, options: PlainTextOption[]): StaticSelect {
  return { type: 'static_select', action_id: id, placeholder: label(placeholder), options };
}
