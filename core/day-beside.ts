/** What stands right before or behind a day and says that another is meant, or none: "seit", "nach", "außer". */
import { type DayReading, nothing, type Passage } from './day-reading.ts';

const since = /(?:^|\P{L})(?:seit|since|depuis|desde|od)(?: dem| den| der)? $/u;
const beside =
  /(?:^|\P{L})(?:vor|nach|before|after|avant|apres|antes del?|despues del?|prima del?|dopo|przed|po|перед|після|после|قبل|بعد)(?: dem| den| der| the| le| la| el| il)? $/u;
/** In Turkish these stand behind. */
const besideAfter = /^(?:['’ʼ]?[dt][ea]n)? (?:once|sonra)(?!\p{L})/u;
const except =
  /(?:^|\P{L})(?:ausser|abgesehen von|except(?: for| on)?|apart from|other than|i can(?:no|['’ʼ]?)t (?:do|make(?: it)?|come)(?: on)?)(?: (?:am|an|an den|dem|den|on))?(?: \p{L}+,? (?:und|oder|and|or)(?: an?)?)? $/u;
const not = /(?:^|\P{L})(?:nicht|not)(?: (?:erst|schon|am|an|on|for))* $/u;
/** Folded, "does" is "dos". */
const cannot =
  /^,? (?:(?:kann|schaffe?) (?:ich|wir) (?:es |das )?(?:leider )?nicht|(?:geht|passt)(?: es|['’ʼ]?s)?(?: bei)?(?: mir| uns)?(?: leider)? nicht|(?:dos not|dosn['’ʼ]?t|won['’ʼ]?t) (?:work|suit))(?: kommen| vorbeikommen| for (?:me|us)| (?:me|us))?(?= ?(?:$|[.,;:!?–-]|(?:und|aber|and|but)(?!\p{L})))/u;

/** "Seit Montag" and "außer Montag" ask of no such day, "nach Weihnachten" of one that is not named. */
export function asItStands(reading: DayReading, { before, after }: Passage): DayReading {
  if (isExcepted(before, after)) return nothing;
  if (reading.kind !== 'days') return reading;
  if (since.test(before)) return nothing;
  return beside.test(before) || besideAfter.test(after) ? { kind: 'unread' } : reading;
}

/** "Außer samstags", "nicht morgen, sondern übermorgen", "Samstag kann ich nicht". */
const isExcepted = (before: string, after: string) =>
  except.test(before) || (not.test(before) && /^,? (?:sondern|but)(?!\p{L})/u.test(after)) || cannot.test(after);
