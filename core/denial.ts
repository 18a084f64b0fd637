/** What a patron says is not so, or is not to be done: an answer to just that reads as if nobody had read the message. */
import { fold } from './features.ts';
import type { Answer } from './library.ts';

interface Denial {
  /** German and English, folded and without apostrophes. */
  denied: RegExp;
  /** What the title of an answer to just that says. */
  title: RegExp;
  /** What asks for it all the same: "nicht verloren, sondern gestohlen". */
  still: RegExp;
}

const denials: readonly Denial[] = [
  {
    denied:
      /(?<!\p{L})(?:(?:nicht|nich|net|ned|nie) (?:verlor(?:e?n)|weg|gestohlen|geklaut|abhanden)|keine?[nm]? (?:\p{L}+ )?(?:verloren|gestohlen|geklaut)|(?:not|never|havent|hasnt|isnt|didnt) (?:lost|lose|stolen|missing|gone))(?!\p{L})/gu,
    title: /verlor|verlust|lost/u,
    still:
      /verlor|gestohl|geklaut|kaput|brochen|beschadig|ersatz|(?<!\p{L})(?:weg|lost|stolen|broken?|replac\p{L}*)(?!\p{L})/u,
  },
  {
    // Not "ich kann nicht verlängern", nor an app that will not.
    denied: new RegExp(
      [
        '(?<!\\p{L})bitte (?:(?!warum|wieso)\\p{L}+ ){0,3}(?:nicht|nich|nix|nichts) (?:(?:mehr|weiter|automatisch|noch ?mal) )?verlangern(?! (?:konn|lass|lie))',
        '(?<!\\p{L})verlanger(?:t|n sie) (?:\\p{L}+ ){0,3}bitte nicht',
        '(?<!\\p{L})nicht (?:mehr )?verlangern,? bitte',
        '(?<!\\p{L})(?:(?:ich|wir) (?:will|wollen|mochten?)|(?:will|wollen|mochten?) (?:ich|wir)) (?:\\p{L}+ ){0,3}(?:nicht|nichts) (?:mehr )?verlangern',
        '(?:(?:^|[.!?,;:] ?)|please )(?:dont|do not) (?:auto\\p{L}* )?(?:renew|extend)',
        '(?<!\\p{L})(?:i|we) (?:dont|do not) (?:want|wish|need) to (?:renew|extend)',
      ].join('|'),
      'gu',
    ),
    title: /verlanger|renew/u,
    still: /verlanger|renew|extend/u,
  },
];

/** Whether an answer is about what the text denies, and the text about nothing else that it may be for. */
export function isDenied({ title }: Answer, text: string): boolean {
  const said = fold(text)
    .replace(/['’`´]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return denials.some(({ denied, title: about, still }) => {
    if (!about.test(fold(title))) return false;
    const rest = said.replace(denied, '');
    return rest !== said && !still.test(rest);
  });
}
