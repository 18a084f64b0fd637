/** Whether a text sounds angry or unhappy, so that staff take care with the answer. German and English words. */
import { fold } from './features.ts';

const strong =
  'unverschämt|unverschämtheit|frechheit|frech|skandal|sauerei|saftladen|schweinerei|zumutung|unmöglich von|inkompetent|abzocke|abzocker|verarscht|verarschen|scheiße|scheiss|scheiß|kacke|mist|dreist|lächerlich|peinlich|katastrophe|katastrophal|miserabel|unfassbar|wütend|stinksauer|sauer auf|dank für nichts|danke für nichts|reicht mir|nie wieder|schnauze voll|armutszeugnis|unter aller|beschwere mich|beschweren|beschwerde|enttäuscht|enttäuschend|empört|verärgert|ärgerlich|genervt|nervt|unfreundlich|pampig|patzig|arrogant|ungerecht|unfair|witz von|schlechter witz|outrageous|disgrace|disgraceful|ridiculous|pathetic|useless|terrible|awful|horrible|rude|worst|disgusting|fed up|furious|angry|annoyed|disappointed|disappointing|appalling|unacceptable|scam|rip-off|ripoff|joke of a|waste of|thanks for nothing|thank you for nothing|wtf|complain|complaint';
const mild =
  'schon wieder|immer noch nicht|seit wochen|seit tagen|wieder mal|ständig|dauernd|niemand|keiner|nie jemand|leider|schlecht|kaputt|warum denn|was soll das|so ein|still not|again|nobody|never|broken|why on earth|poor';

const strongWords = new RegExp(`(?<!\\p{L})(?:${fold(strong)})(?!\\p{L})`, 'gu');
const mildWords = new RegExp(`(?<!\\p{L})(?:${fold(mild)})(?!\\p{L})`, 'gu');
const angrySigns = /[😡😠🤬😤👎🤮🙄]|!{2,}|\?{3,}/gu;
/** "Nicht schlecht", "kein Problem": said in kindness, within so many characters. */
const softening = 60;
const softened = /(?<!\p{L})(?:nicht|not|kein\p{L}*|no|gar nicht|uberhaupt nicht|never) (?:\p{L}+ )?$/u;
const isSoftened = (plain: string, index: number) => softened.test(plain.slice(Math.max(0, index - softening), index));

/** What nobody thanks for and no praise, at length: real ones go without such words. */
const ill = [
  'wieder (?:mal |einmal )?(?:zu(?! \\p{L}|\\d)|dicht|weg|nicht)|kaputt|defekt|streik\\p{L}*|falsche?[snr]?|weltmeister|verschlossen\\p{L}*|geschlossen|(?:vor|fruher|einfach|um \\d+(?: uhr)?(?: am \\p{L}+)?|im|beim) (?:zumach|schlie)\\p{L}*|zuzumachen',
  'wieder (?:mal |einmal )?(?:kein\\p{L}*|nichts|nix|niemand)|nie (?:jemand|geht|da|offen|klappt|funktioniert)|(?:keiner?|niemand) (?:geht|hebt|antwortet|meldet|da|hilft)|kein(?:e|en) (?:antwort|platze?|hilfe|ahnung)|(?:nichts|nix) gefunden|ohne (?:was|etwas) zu sagen|fur (?:gar )?(?:nichts|nix)|extra (?:\\p{L}+ ){0,4}\\p{L}*gefahren|umsonst (?:\\p{L}+ ){0,4}\\p{L}*ge(?:kommen|fahren|laufen|gangen|wartet|wesen)|vergeb(?:ens|lich)|zum \\p{L}+ten mal vor',
  '(?:zu )?warten ?lassen|wartenlassen|warteschleife|(?:ich|wir) warten?|\\p{L}+ (?:stunden?|minuten) (?:an|in|vor) de[rnm]|(?:stunden?|minuten) (?:an)?ge(?:wartet|standen)|im regen steh\\p{L}*|\\p{L}*ignorier\\p{L}*|unfreundlichkeit|verhungern',
  'vergeigt|verpasst|verpatzt|versaut|verloren|verschlampt|verschluckt|gefressen|(?:an|be)?gelogen|durchgefallen|ins wasser gefallen|eine? (?:[56]|funf|sechs)|gesperrt|fur (?:\\p{L}+ |\\d+ ){0,2}(?:mahn(?:ung|gebuhr)(?:en)?|gebuhren|rechnung)',
  'closed|closing|broken|out of order|down|wrong|(?:nobody|no one|never|nothing) (?:answer|repl|respond|open|work|help|pick|there|again|found)\\p{L}*|no (?:answer|reply|response)|not (?:answer|repl|respond|open|work|help)\\p{L}*|failed|missed|(?:you|they) lost|losing|ruined|rude\\p{L}*|(?:making|made|kept|keeping) (?:me|us) wait\\p{L}*|wast(?:ing|ed)|ignor(?:ing|ed)|charg(?:ing|ed)',
].join('|');
const illWords = new RegExp(`(?<!\\p{L})(?:${ill})(?!\\p{L})`, 'gu');
/** What would have been, or did not hinder: "sonst hätte ich die Frist verpasst". */
const beside =
  /(?<!\p{L})(?:obwohl|sonst (?:hatt|war)\p{L}*|trotz\p{L}*|although|even though|though|despite|otherwise|(?:i )?would have|while i|after i)(?!\p{L})[^.!?,]*/gu;
/** That it came right, or was the patron's own doing; and that nobody else is as good. */
const forgiven =
  /(?<!\p{L})(?:sorry|entschuldig\p{L}*|vergessen|erlassen|kulan\p{L}*|repariert|korrigiert|(?<!(?:nichts|nix|nicht) )gefunden|aufgehoben|aufschliessen|wieder(?:bekommen|gefunden)|geholfen|gerettet|(?:bitte|please) ignor\p{L}*|hinweis|bescheid|(?:keine|no) (?:antwort|reply|answer)\p{L}* (?:notig|needed)|(?:kein\p{L}*|niemand|nobody) (?:\p{L}+ ){0,2}(?:so|as)|ohne (?:euch|sie|eure\p{L}*|ihre\p{L}*)|(?<!nothing )found|fixed|forgot|waived|letting (?:me|us) know)(?!\p{L})/u;

/** Whether what was taken for thanks or praise is a reproach: "Danke fürs Warten lassen", "Ihr seid spitze, wieder zu". */
export function isReproach(text: string): boolean {
  const plain = fold(text).replace(beside, '');
  if (plain.search(illWords) < 0 || forgiven.test(plain)) return false;
  return [...plain.matchAll(illWords)].some(({ index }) => !isSoftened(plain, index));
}

/** True for a strong word, or for several mild signs together; a negated word does not count. */
export function isUpset(text: string): boolean {
  const plain = fold(text);
  // Most texts have none: to search is far quicker than to collect what is found.
  const count = (pattern: RegExp) =>
    plain.search(pattern) < 0
      ? 0
      : [...plain.matchAll(pattern)].filter(({ index }) => !isSoftened(plain, index)).length;
  return count(strongWords) > 0 || count(mildWords) + (text.match(angrySigns)?.length ?? 0) >= 2;
}
