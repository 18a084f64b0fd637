/** Telephone numbers as they are dialled in the town, or told in part: known by when and where somebody is reached on them. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isUnnamed } from './card-shapes.ts';
import { namedBy } from './number-words.ts';
import { before, isMeasure, type Span, spanOf } from './spans.ts';

const local =
  /(?<![\p{L}\d#§€$£_=@+]|\d[.,:/-]|\d )[1-9]\d{1,7}(?:[ ./-]{1,2}\d{1,5}){0,4}(?![\p{L}\d€$£%]|[.:/,-]\d)/gu;
const reached =
  /(?<!\p{L})(?:meld(?:en|e|et|ung)?(?: (?:dich|euch|sich|sie sich|mich))? (?:bei|unter|auf)(?: (?:ihm|ihr|mir|uns))?|rückmeldung|vorwahl[^\d]{1,30}(?:dann|danach)(?: die)?|privat|dienst(?:lich|l\.?)|geschäftl(?:ich|\.)|abends|morgens|vormittags|nachmittags|mittags|tagsüber|werktags|(?:am|übers) wochenende|zu ?hause|daheim|(?:nach|ab|bis|vor) \d{1,2}(?:[.:]\d\d)? ?(?:uhr|h)|after \d{1,2} ?(?:pm)?|evenings?|daytime|at (?:home|work)|le soir|la journée|à la maison|por la tarde|en casa|di sera|a casa|wieczorem|w domu|akşamları|evde|вечером|дома|увечері|вдома|مساء)(?:[^\d\p{L}]{1,3}|[^\d\p{L}]{1,3}(?:unter|auf|die|der|bei|an|on|at|ist|nur|immer|tel|au|al|pod|на|по)[^\d\p{L}]{1,3})$/iu;
/** Days, hours, sums and years. */
const noPhone =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)?$|\d{1,2}(?:[.:]\d\d)? ?- ?\d{1,2}(?:[.:]\d\d)?$|\d{1,3}(?:\.\d{3})+$|(?:19|20)\d\d(?:\D|$)|.*000$|\d{5}$)/;

/** "plus 44 7700 900 182" */
const inWords = /(?<![\p{L}\d])plus\s?\(?[1-9]\d{0,2}\)?[ ./-](?:[ ()./-]{0,2}\d){6,12}(?!\d)/giu;
/** "Vorwahl 02999, dann 55 die 58 und die 12" */
const inParts =
  /(?<=(?:vorwahl|area code|dialling code|indicatif|prefijo|prefisso|kierunkowy|код города|код міста)(?:\s(?:ist|is|die|the|est|es|è|to))?\P{L}{1,3})\(?0?\d{2,5}\)?(?:[\s,;/-]{1,3}(?:(?:dann|danach|weiter|mit|und|die|der|then|and|the|puis|et|le|luego|y|el|poi|e|il|potem|i|потом|и|потім|і)[\s:]{1,2}){0,3}\d{1,8}){1,6}(?![\d€$£%]| uhr)/giu;

/** "0151 und dann 2345678", "0176, weiter mit 482 und 93" */
const mobileInParts =
  /(?<![\p{L}\d#§€$£_=@+]|\d[.,:/-]|\d )01[5-7]\d(?:[\s,;:/-]{1,3}(?:(?:und|dann|danach|weiter|mit|die|and|then)\s){1,3}\d{2,8}){1,4}(?![\d€$£%])/giu;
const fewestOfMobile = 9;

/** Numbers that a word of time or place right before them tells to be somebody's telephone. */
export function localPhones(text: string): Span[] {
  const named = [...text.matchAll(local)]
    .filter(({ 0: said, index }) => isLong(said) && !noPhone.test(said) && reached.test(before(text, index)))
    .map(spanOf)
    .filter((span) => isUnnamed(text, span));
  const told = [...text.matchAll(inParts)].map(spanOf).filter(({ start, end }) => isLong(text.slice(start, end)));
  const mobile = [...text.matchAll(mobileInParts)].filter(({ 0: said, index }) => {
    const { naming } = namedBy(before(text, index));
    return (naming === 'phone' || naming === 'plain') && said.replace(/\D/g, '').length >= fewestOfMobile;
  });
  return [...named, ...told, ...mobile.map(spanOf), ...abroad(text)];
}

function isLong(said: string): boolean {
  const figures = said.replace(/\D/g, '').length;
  return figures >= 6 && figures <= 13;
}

function abroad(text: string): Span[] {
  return [...text.matchAll(inWords)]
    .filter(({ 0: said }) => parsePhoneNumberFromString(`+${said.replace(/\D/g, '')}`)?.isPossible() ?? false)
    .map(spanOf)
    .filter(({ end }) => !isMeasure(text, end));
}
