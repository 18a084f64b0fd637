/** Opening times in the texts for patrons that no branch has in `library.yaml`: forgotten when the hours changed. */
import { clockAt } from '../../core/hours.ts';
import type { Library, LibrarySettings } from '../../core/library.ts';
import { textsIn } from '../../core/wording.ts';
import type { Words } from './library-problem.ts';
import { sentencesIn } from './library-wording.ts';

/** A story hour has its time too: only what speaks of opening and closing is compared. */
const ofOpening =
  /(?<!\p{L})(?:geöffnet|geschlossen|öffnungszeit(?:en)?|offen|öffnet|öffnen|schließt|schließen|für (?:sie|dich|euch) da|opens?|opening|closes?|(?<!we are )closed|closing)(?!\p{L})/iu;
const sentenceEnd = /(?<=[.!?])\s+(?=\p{Lu})|;\s+|\n+/u;

const clock = String.raw`\d{1,2}(?:[:.]\d{2})?`;
/** "10 bis 12 und von 15 bis 19 Uhr"; "18 Uhr 30" is left alone. */
const german = new RegExp(
  String.raw`(?<![\d.,:])(?:${clock}(?:\s*(?:[–,-]|bis|und|oder|von)\s*)+)*${clock}\s*Uhr\b(?!\s*\d)`,
  'gi',
);
/** "2 to 6 pm": the first has the second's half of the day, or where that were too late the one before. */
const english = new RegExp(
  String.raw`(?<![\d.,:])(?:(${clock})\s*(?:[–-]|to|until|till|and)\s*)?(${clock})\s*([ap])\.?m\b`,
  'gi',
);
/** "10:00–19:00". */
const plain = new RegExp(
  String.raw`(?<![\d.:])\d{1,2}:\d{2}(?![\d:]|\s*(?:Uhr\b|(?:(?:[–-]|to|until|till|and)\s*${clock}\s*)?[ap]\.?m\b))`,
  'gi',
);

/** One hint for each time of day, with all places that name it. */
export function hoursHints({ settings, answers }: Pick<Library, 'settings' | 'answers'>): Words[] {
  const texts = [
    ...sentencesIn(settings).map(({ path, text }) => ({ place: `library.yaml (${path[0]})`, text })),
    ...answers.flatMap((answer) => textsIn(answer).map((text) => ({ place: `answers/${answer.id}.md`, text }))),
  ];
  const known = knownIn(settings);
  const places = new Map<string, Set<string>>();
  for (const { place, text } of texts) {
    const said = text.split(sentenceEnd).filter((sentence) => ofOpening.test(sentence));
    for (const time of said.flatMap(timesIn)) {
      if (!known.has(time)) places.set(time, (places.get(time) ?? new Set()).add(place));
    }
  }
  return [...places].map(([time, named]) => ({
    problem: `Um ${time} Uhr öffnet oder schließt nach library.yaml kein Haus, es steht aber in: ${[...named].join(', ')}.`,
    remedy: 'Gab es eine Änderung, dort alle Texte ändern; ist etwas anderes gemeint, darf die Zeit bleiben.',
  }));
}

function knownIn({ service, branches, extraOpenings }: LibrarySettings): Set<string> {
  const weeks = [service, ...branches].flatMap(({ hours }) => Object.values(hours).flat());
  const all = [...weeks, ...extraOpenings.flatMap(({ hours }) => hours)];
  return new Set(all.flatMap((period) => period.split('-')));
}

/** As 09:30. */
export function timesIn(sentence: string): string[] {
  const inHalves = [...sentence.matchAll(english)].flatMap(([, first, last = '', half = '']) => {
    const end = minutesOf(last, half);
    if (first === undefined) return [end];
    const start = minutesOf(first, half);
    return [start > end ? start - 720 : start, end];
  });
  const whole = [...sentence.matchAll(german), ...sentence.matchAll(plain)]
    .flatMap(([said]) => said.match(new RegExp(clock, 'g')) ?? [])
    .map((time) => minutesOf(time));
  return [...whole, ...inHalves].map(clockAt);
}

function minutesOf(time: string, half?: string): number {
  const [hours = 0, minutes = 0] = time.split(/[:.]/).map(Number);
  if (half === undefined) return hours * 60 + minutes;
  return ((hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + minutes;
}
