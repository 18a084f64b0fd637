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

/** True for a strong word, or for several mild signs together; a negated word does not count. */
export function isUpset(text: string): boolean {
  const plain = fold(text);
  const isSoftened = (index: number) => softened.test(plain.slice(Math.max(0, index - softening), index));
  // Most texts have none: to search is far quicker than to collect what is found.
  const count = (pattern: RegExp) =>
    plain.search(pattern) < 0 ? 0 : [...plain.matchAll(pattern)].filter(({ index }) => !isSoftened(index)).length;
  return count(strongWords) > 0 || count(mildWords) + (text.match(angrySigns)?.length ?? 0) >= 2;
}
