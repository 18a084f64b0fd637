/** Dates in full long past that stand beside a name or a member of the family: "Elif Kaya, 19. 7. 1994". */
import { fullDate, isLongAgo, isOfHistory } from './birth-dates.ts';
import { aroundPlace, isOfTheKnown, isOwnOrKin, kin } from './kinship.ts';
import { lean } from './lean-pattern.ts';
import { type Span, spanOf } from './spans.ts';
import type { Millis } from './thread.ts';

const date = lean(`(?<![\\p{L}\\d]|\\d[.:/-])${fullDate}(?!\\d|[.,/-]\\d)`, 'giu');
/** People set their own dates in figures. */
const inFigures = /^[\d\s./-]+$/;
const capital = '\\p{Lu}\\p{L}*[\\p{Ll}](?:-\\p{Lu}\\p{Ll}+)?';
/** "Elif Kaya, ", "Kaya Elif (", "Elif Kaya / " */
const named = lean(`(?<![\\p{L}.-])(${capital}(?: ${capital}){1,2})\\s?[,(/|;-]\\s?$`, 'u');
const ofKin = lean(`${kin}(?:\\s${capital}){0,2}\\s?(?:[,(/-]\\s?(?:beide |alle )?|:\\s)$`, 'iu');
const asterisk = /(?<![\p{L}\d*])\*\s?$/u;
/** What a name is given for, so that it is a patron's. */
const business =
  /(?<!\p{L})(?:\p{L}*(?:ausweis|karten?|konto|nummer|nr\.?|mitglied|gebühr|mahnung|antrag)|wohnhaft|\p{L}*(?:meld|verläng|vormerk|reserv|lösch|änder|abhol|korrigier|eintrag|einschreib|such|sperr)\p{L}*|kurs|daten|namen?|pin|card|account|registered|register|renew|compte|carte|cuenta|carné|tessera|konto|karta|kart|üye|карт\p{L}*|билет\p{L}*)(?!\p{L})/iu;
/** Papers, houses and events have names and dates as well. */
const nobody =
  /(?:^|\s)(?:der|die|das|den|dem|ein|eine|im|in|am|vom|live|the|le|la|el|il)\s|(?:zeitung|anzeiger|post|spiegel|blatt|kurier|nachrichten|presse|times|tribune|guardian|magazin|chronik|konzert|lesung|festival|stadion|halle|turnier|pokal|liga|theater|oper|premiere|urteil|vertrag|gesetz|schule|verein|b[üu]e?cherei|bibliothek|tag|woche|feier|fest|jubiläum|krieg|wahl|ausstellung|deutschland|radio)(?:s|n|en)?$/iu;

/** Dates of birth that nothing calls one but whose name they stand behind. */
export function datesOfPeople(text: string, now?: Millis): Span[] {
  if (!/(?:19|20)\d\d|\d\.\d\d/.test(text)) return [];
  return [...text.matchAll(date)].map(spanOf).filter((span) => {
    const told = text.slice(span.start, span.end);
    return isLongAgo(told, now) && !isOfHistory(told) && isBesidePerson(text, span);
  });
}

function isBesidePerson(text: string, { start, end }: Span): boolean {
  const [before, behind] = aroundPlace(text, start, end);
  if (isOfTheKnown(before + behind)) return false;
  if (ofKin.test(before)) return true;
  if (asterisk.test(before)) return isOwnOrKin(before) || business.test(before + behind);
  const name = inFigures.test(text.slice(start, end)) ? named.exec(before)?.[1] : undefined;
  return (
    name !== undefined &&
    !nobody.test(name) &&
    !nobody.test(`${name} `) &&
    (isOwnOrKin(before + behind) || business.test(before + behind))
  );
}
