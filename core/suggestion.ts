/** Whether a patron proposes how the library could be better. German and English; a wish for a book is an ordinary question. */
import { fold } from './features.ts';

/** Asked for oneself, it is a request: "Könntet ihr nicht bitte nachsehen, ob mein Buch da ist?" */
const forOneself =
  '(?![^.!?]*(?<!\\p{L})(?:bitte|mir|mich|mein\\p{L}*|uns|nachsehen|nachschauen|sagen|helfen|prufen|antworte\\p{L}*|verlangern|me|my|us|tell|help|reply|answer|check|let .{0,9} know)(?!\\p{L}))';
/** What is to be bought goes to whoever buys: there is an answer for that. */
const purchase =
  '(?![^.!?]*(?:anschaff|kauf|titel|buch(?!erei)|bucher(?!ei)|roman|film|dvd|zeitschrift|purchas|title|(?<!\\p{L})(?:a|the|this) book|buy))';

const thing = '(?:\\p{L}*(?:anregung(?:en)?|vorschlage?|verbesserungsidee|idee)n?)';
const praise = '(?:schon|toll|super|gut|prima|klasse|hilfreich|sinnvoll|praktisch|cool|spitze)';
const niceEnglish = '(?:great|nice|good|lovely|helpful|useful|cool|wonderful|brilliant|fantastic)';

const phrases = [
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
  `wie ware es (?:denn )?(?:mit|wenn)${forOneself}${purchase}`,
  `ware es (?:denn )?nicht (?:moglich|besser|einfacher|${praise})${forOneself}`,
  `ware (?:echt |wirklich |total |sehr |ja |auch )*${praise} ?, (?:wenn|dass)${forOneself}${purchase}`,
  `(?:wunsche|wunschen) (?:mir|uns) (?:sehr |ja |auch )?(?:mehr|langere|bessere|dass|, dass)${purchase}`,
  `wurden? (?:mir|uns)${purchase} [^.!?]{1,50} wunschen`,
  // English
  `(?<!\\p{L} )(?:suggestions?|ideas?) ?:`,
  `(?:i|we) (?:have|ve|had|ve got|have got) (?:a|an|one|some|two) (?:\\p{L}+ )?(?:suggestion|idea)s?(?! (?:for|of) (?:a|the) (?:book|title))`,
  `(?:here s|just|make|with) (?:a|an|one|my) (?:\\p{L}+ )?(?:suggestion|idea)`,
  `my (?:\\p{L}+ )?(?:suggestion|idea) (?:is|would)`,
  `(?<!(?:how|where|can|could|may|do) )(?:i|we) (?:would |d )?(?:like to |want to )?suggest(?!ed)${purchase}`,
  `(?:couldn t you|could you not)${forOneself}${purchase}`,
  `why don t you (?:just |simply |at least )?(?:open|offer|add|put|extend|introduce|install|provide|start|allow)${forOneself}`,
  `would be (?:really |very |so |absolutely )?${niceEnglish} (?:if|to have)${forOneself}${purchase}`,
  `have you (?:ever |guys )?(?:considered|thought (?:of|about))`,
  `how about (?:\\p{L}+ing)${forOneself}`,
  `(?:i|we) wish (?:you|the library) (?:had|would|opened|offered|were)${forOneself}${purchase}`,
];

const proposals = new RegExp(`(?<!\\p{L})(?:${phrases.join('|')})`, 'u');

/** True only for plain words: who merely grumbles, asks for an idea or wants a book bought, suggests nothing. */
export function isSuggestion(text: string): boolean {
  const plain = fold(text)
    .replace(/['’`´]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return proposals.test(plain);
}
