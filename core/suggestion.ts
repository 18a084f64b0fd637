/** Whether a patron proposes how the library could be better. German and English; a wish for a book is an ordinary question. */
import { lean } from './lean-pattern.ts';
import { always, niceEnglish, plainly, praise, sentenceEnd, wishesForHours } from './opening-wished.ts';
import { questionWords } from './question-words.ts';

/** Asked for oneself, it is a request: "Könntet ihr nicht bitte nachsehen, ob mein Buch da ist?" */
const forOneself =
  '(?![^.!?]*(?<!\\p{L})(?:bitte|heute|morgen|klappt|mir|mich|mein\\p{L}*|uns|nachsehen|nachschauen|sagen|helfen|prufen|antworte\\p{L}*|verlangern|me|my|us|tell|help|reply|answer|check|let .{0,9} know)(?!\\p{L}))';
/** The same where the library is told to do it: "bitte" stands before all of that. */
const forOneselfToo = forOneself.replace('bitte|', '');
/** What is to be bought goes to whoever buys: there is an answer for that. */
const purchase =
  '(?![^.!?]*(?:anschaff|kauf|titel|buch(?!er(?:ei|schrank|regal|bus|box|wagen|kasten|klappe)|ung|t|en(?!\\p{L}))|roman|film|dvd|zeitschrift|purchas|title|(?<!\\p{L})(?:a|the|this) book|buy))';

const thing = '(?:\\p{L}*(?:anregung(?:en)?|vorschlage?|verbesserungsidee|idee)n?)';
const library = '(?:ihr|sie|man|die (?:bucherei|bibliothek|stadtbucherei|stadtbibliothek|bib))';
const should = '(?:soll|muss|konn)t(?:et|en|e)(?!\\p{L})';
const shouldEnglish =
  '(?:should|could|ought to|might)(?: really| maybe| perhaps| also| at least| consider| just| please)*';
const doingEnglish =
  '(?:open(?:ing)?|stay(?:ing)? open|clos(?:e|ing) later|offer(?:ing)?|add(?:ing)?|install(?:ing)?|extend(?:ing)?|introduc(?:e|ing)|provid(?:e|ing)|start(?:ing)?|allow(?:ing)?)(?!\\p{L})';
/** What was promised, or is to be known: a complaint. */
const due =
  '(?![^.!?]*(?<!\\p{L})(?:laut|angeblich|eigentlich|heute|gestern|jetzt|wissen|haben|sein|known?|have|today|now)(?!\\p{L}))';
/** What only the library offers or sets up; "open" and "make" say so with what follows alone. */
const setsUp = '(?:biet|stell|fuhr|bau|hang|organisier|veranstalt|installier|richt|schaff)(?:e?t|en sie)';
const opens = '(?:offnet|offnen sie|macht|machen sie)';
/** An order becomes advice with one of these; "Öffnen Sie auch sonntags" may be a question. */
const gently = '(?:auch )?(?:doch|mal|bitte|einfach) (?:(?:doch|bitte|mal|auch|einfach|ruhig) )*';

/** In characters; to look on to the end of a long sentence from each of its words takes the square of its length. */
const farthest = 280;
const oneOf = (patterns: readonly string[]) =>
  lean(`(?<!\\p{L})(?:${patterns.join('|').replaceAll('[^.!?]*', `[^.!?]{0,${farthest}}`)})`, 'u');

/** What takes place or is offered, however it is put together: "Krimiabend", "Comic-Workshop". */
const kinds =
  'abende?|nachmittage?|nachte?|workshops?|werkstatt|kurse?|lesung(?:en)?|(?:vorlese|sprech)stunden?|slams?|quizz?e?|treffs?|treffen|c?[ck]lubs?|gruppen?|konzerte?|kino|cafes?|ausstellung(?:en)?|vortrage?|flohmarkt|markt|festivals?|feste?|party|partys|rallyes?|turniere?|dinner|fuhrung(?:en)?|veranstaltung(?:en)?|angebote?n?|seminare?|stammtisch|wettbewerbe?|escape ?rooms?';
const kindsEnglish =
  '(?:evening|night|workshop|course|class|reading|talk|slam|quiz|club|group|circle|concert|screening|cafe|exhibition|lecture|market|festival|party|tournament|tour|event|activit(?:y|ie)|seminar|competition|escape room|convention|con)(?:e?s)?';
/** Between the article and the event stands what kind of one, and no medium about it. */
const ofKind =
  '(?:(?!(?:buch|bucher|roman\\p{L}*|krimis?|film|filme|dvds?|titel|spiele?|books?|games?|films?|novels?)(?:[ -](?:uber|von|zu[mr]?|mit|on|about|by|of|with))|(?:uber|von|vom|zu[mr]?|fur|auf|on|about|by|for|in|im|the)(?!\\p{L}))[\\p{L}\\p{N}-]+ ){0,3}';
/** To be bought, or booked for a group of one's own: "für unsere Klasse". */
const otherwise =
  '(?![^.!?]*(?:anschaff|kauf|besorg|horbuch|(?<!\\p{L})(?:(?:cd|dvd)s?|unser\\p{L}*|our)(?!\\p{L})|purchas|buy))';
const event = `(?:eine?[nmr]?|ne[nmr]?|mehr|wieder|ofter) ${ofKind}[\\p{L}-]*(?:${kinds})(?![\\p{L}-])${otherwise}`;
const eventEnglish = `(?:an?|some|more) ${ofKind}${kindsEnglish}(?![\\p{L}-])${otherwise}`;
const perhaps = '(?:(?:nicht|vielleicht|bitte|auch|mal|doch|wieder|einmal|ja|denn|eventuell) )*';
const perhapsEnglish = '(?:(?:maybe|perhaps|please|also|really|just|possibly|at least|consider|not|ever) )*';
const takesPlace = '(?:mach|anbiet|organisier|veranstalt|plan|einfuhr|geb|stattfind|ins leben)';
const host =
  '(?:do|host|hold|offer|run|organi[sz]e|arrange|start|have|put on|set up|plan|doing|hosting|holding|offering|running|organi[sz]ing|starting|having)';

const events = [
  `ladet (?:bitte |doch |mal |auch |wieder )+[^.!?]{1,40} ein(?!\\p{L})`,
  `(?:please|could you|you should|why don t you) ${perhapsEnglish}invite(?! (?:me|us)(?!\\p{L}))`,
  `(?<!\\p{L} )(?:bitte )?(?:macht|bietet|plant|organisiert|veranstaltet|(?:machen|bieten|planen|organisieren|veranstalten) sie) (?:bitte |doch |mal |auch |wieder )+${event}`,
  `(?:konnt|wollt|wurd)(?:e?t|en|e)? ${library} ${perhaps}${event}(?=[^.!?]*${takesPlace})${forOneself}`,
  `${event}(?: [^.,!?]{1,40})? (?:ware|waren|fande?|fanden)(?: (?:ich|wir))? (?:(?:echt|wirklich|total|sehr|ja|auch|mal|so) )*${praise}`,
  `(?<!\\p{L} )${praise} (?:waren?|fande?n? (?:ich|wir)) ${perhaps}${event}`,
  `wie war(?:e es| ?e? ?s) ${perhaps}mit ${event}`,
  `(?:ich|wir) (?:hatten?|wunschen?|wurden?) (?:(?:gerne?|mir|uns|sehr|so|auch|mal) )*${event}(?! teilnehm| besuch| buch)`,
  `(?:vorschlag|anregung|idee) ?: ?(?:${event})`,
  `${eventEnglish}(?: [^.,!?]{1,40})? would be (?:really |very |so |absolutely )?${niceEnglish}`,
  `(?:could|should|would(?= (?:you|the library) (?:consider|maybe|perhaps|please))|why don t|why not) ?(?:you|the library)? ${perhapsEnglish}${host} ${eventEnglish}${forOneself}`,
  `(?<!\\p{L} )(?:you|the library) ${shouldEnglish} ${host} ${eventEnglish}`,
  `please (?:consider |do )?${host} ${eventEnglish}${forOneself}`,
  `how about (?:${host} )?${eventEnglish}`,
  `(?:i|we) (?:would|d) (?:really )?love (?:to see |to have )?${eventEnglish}`,
  `be (?:really |very |so )?${niceEnglish} (?:if you (?:\\p{L}+ )?|to )${host} ${eventEnglish}`,
  `(?<!\\p{L} )(?:suggestion|idea) ?: ?${eventEnglish}`,
];
const someEvent = oneOf([event, eventEnglish]);
const eventsProposed = oneOf(events);

const phrases = [
  // "Ich finde, ihr solltet …", "Man könnte doch …"
  `(?:ich|wir) (?:finden?|meinen?|denken?|glauben?) ?,? ?(?:dass )?${library}(?!\\p{L})${forOneself}${purchase}${due} (?:[^.!?]{1,60} )?${should}`,
  `(?<!\\p{L} )${library} (?:soll|muss)t(?:et|en|e)${forOneself}${purchase}${due} (?:[^.!?]{1,60} )?(?:${always}|mehr )`,
  `(?<!\\p{L} )${library} konnt(?:et|en|e) (?:ja|doch|auch|einfach) ${forOneself}${purchase}${due}`,
  // "Bitte öffnet auch sonntags", "Macht doch mal länger auf", "Stellt doch eine Bank auf"
  `bitte ${opens}${forOneselfToo}${purchase} (?:[^.,!?]{1,40} )?${always}`,
  `(?<!\\p{L} )${opens} ${gently}${forOneselfToo}${purchase}(?:[^.,!?]{1,40} )?${always}`,
  `(?<!\\p{L} )${setsUp} (?:bitte )?doch (?:(?:bitte|mal|auch|einfach|ruhig) )*${forOneselfToo}${purchase}(?:eine?[nm]? |mehr |wieder |ofter |[^.!?]{1,40} an(?!\\p{L}))`,
  // "Anregung: …", "Mein Vorschlag wäre …", "Ich hätte da eine kleine Idee"
  `(?<!\\p{L} )${thing} ?:`,
  `(?:mein|meine|unser|unsere|eine?|kleine?r?|noch eine?) (?:\\p{L}+ )?${thing} ?(?::|ware|lautet)`,
  `(?:ich|wir) (?:habe|haben|hab|hatte|hatten) (?:\\p{L}+ ){0,2}?(?:eine|einen|ne|nen|ein paar|zwei|einige) (?:\\p{L}+ )?${thing}`,
  `(?:nur|mal|kleine|kurze) (?:so |als |ne |eine )*(?:kleine )?${thing}`,
  `als (?:kleine )?(?:anregung|verbesserungsvorschlag)`,
  `verbesserungsvorschlage?`,
  // "Ich schlage vor", "Ich möchte anregen, dass …"
  `(?:ich|wir) schlagen? (?:\\p{L}+ ){0,2}?vor${purchase}`,
  `(?:schlage ich|rege ich|ich rege) (?:\\p{L}+ ){0,2}?(?:vor|an)${purchase}`,
  `(?:mochten?|wurden? gerne?|wollten?)${purchase} (?:[^.!?]{1,40} )?(?:anregen|vorschlagen)`,
  // "Könntet ihr nicht …", "Wie wäre es mit …", "Wäre schön, wenn …"
  `konnte(?:t|n) (?:ihr|sie)(?: denn| da)? nicht${forOneself}${purchase}`,
  `wie war(?:e es| ?e? ?s) (?:denn )?(?:mit|wenn)${forOneself}${purchase}`,
  `ware es (?:denn )?nicht (?:moglich|besser|einfacher|${praise})${forOneself}`,
  `(?:ware|fande ich|fande) (?:(?:es|das|echt|wirklich|total|sehr|ja|auch) )*${praise} ?,? ?(?:wenn|dass)${forOneself}${purchase}`,
  `(?<!\\p{L} )${praise} (?:ware|fande ich) ?(?:es|auch)? ?,? ?(?:wenn|dass)${forOneself}${purchase}`,
  `(?:ich|wir) wunschten? ?,? ?(?:ihr|sie|die bucherei|es)(?!\\p{L})${forOneself}${purchase}`,
  `(?:wunsche|wunschen) (?:mir|uns) (?:sehr |ja |auch )?(?:mehr|langere|bessere|dass|, dass)${purchase}`,
  `wurden? (?:mir|uns)${purchase} (?:[^.!?]{1,50} )?wunschen(?: ?,? ?dass${forOneself}${purchase})?`,
  // English
  `(?<!\\p{L} )(?:suggestions?|ideas?) ?:`,
  `(?:i|we) (?:have|ve|had|ve got|have got) (?:a|an|one|some|two) (?:\\p{L}+ )?(?:suggestion|idea)s?(?! (?:for|of) (?:a|the) (?:book|title))`,
  `(?:here s|just|make|with) (?:a|an|one|my) (?:\\p{L}+ )?(?:suggestion|idea)`,
  `my (?:\\p{L}+ )?(?:suggestion|idea) (?:is|would)`,
  `(?<!(?:how|where|can|could|may|do) )(?:i|we) (?:would |d )?(?:like to |want to )?suggest(?!ed)${purchase}`,
  `(?:couldn t you|could you not)${forOneself}${purchase}`,
  `(?:i|we) (?:really )?(?:think|feel|believe|reckon) (?:that )?(?:you|the library) ${shouldEnglish} ${forOneself}${purchase}${due}`,
  `(?<!\\p{L} )(?:you|the library) ${shouldEnglish} ${doingEnglish}${forOneself}${purchase}${due}`,
  `please (?:consider|think about) ${doingEnglish}${forOneself}${purchase}`,
  `(?:i|we) (?:would|d) (?:really )?love (?:it )?(?:if|to see)${forOneself}${purchase}`,
  `why don t you (?:just |simply |at least )?(?:open|offer|add|put|extend|introduce|install|provide|start|allow)${forOneself}`,
  `(?:would|it d|that d) be (?:really |very |so |absolutely )?${niceEnglish} (?:if|to have)${forOneself}${purchase}`,
  `have you (?:ever |guys )?(?:considered|thought (?:of|about))`,
  `how about (?:\\p{L}+ing|longer (?:[^.!?]{1,20} )?hours)${forOneself}`,
];

const proposals = oneOf(phrases);

/** True only for plain words: who merely grumbles about something else than the hours, asks for an idea or wants a book bought, suggests nothing. */
export function isSuggestion(text: string): boolean {
  const plain = plainly(text);
  return proposals.test(plain) || eventsProposed.test(plain) || text.split(sentenceEnd).some(wishesForHours);
}

/** Whether it is about an event that there may be some day: "einen Krimiabend" is nothing to be bought. */
export function speaksOfEvent(text: string): boolean {
  const plain = plainly(text);
  return someEvent.test(plain) || eventsProposed.test(plain);
}

/**
 * Whether somebody proposes something and asks nothing besides: no sentence but the proposal is a question.
 * @param language ISO 639-1
 */
export function onlySuggests(text: string, language: string): boolean {
  if (!isSuggestion(text)) return false;
  const opens = questionWords[language]?.opens;
  return text
    .split(sentenceEnd)
    .every((sentence) => isSuggestion(sentence) || !(/[?؟]/.test(sentence) || opens?.test(sentence.trim())));
}
