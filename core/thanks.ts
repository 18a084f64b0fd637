/** Whether a message only says thank you. Conservative: whoever asks for anything besides is answered. */
import { fold } from './features.ts';

/** "Thank you" in the ten languages, as patterns over folded words. */
const thanks = [
  // German
  '(?:ich |wir )?(?:danken?|dankeschön|danke schön|danke sehr|danke vielmals)(?: (?:dir|euch|ihnen|dem team))?',
  '(?:(?:vielen|lieben|herzlichen|besten|schönen|tausend|ganz|recht|vielen lieben) )*dank(?: (?:dir|euch|ihnen))?',
  '(?:ich )?bedanke mich(?: herzlich)?|merci(?: vielmals)?|thx',
  // English
  '(?:many |big |ok )?thanks?(?: (?:you|u|a lot|a million|so much|very much|again|everyone|all|to you))*',
  'ty|tysm|cheers|(?:i |really |much |we )*appreciated?(?: (?:it|that|your help))?',
  // Turkish
  '(?:çok )*(?:teşekkürler|teşekkür(?: ederim| ederiz)|sağ ?ol(?:un)?|tşk(?:ler)?)',
  // Arabic
  '(?:الف )?شكرا?(?: (?:جزيلا|لك|لكم|كثيرا|جدا))*|جزيل الشكر|مشكور(?:ين)?|جزاكم الله خيرا|بارك الله فيكم|يعطيكم العافيه',
  // Spanish
  '(?:(?:muchas|muchísimas|mil) )?gracias(?: a (?:ti|usted|ustedes|todos))?|(?:te|le|les|os) lo? ?agradezco(?: mucho)?',
  // French
  '(?:un )?(?:grand )?merci(?: (?:beaucoup|infiniment|encore|à vous|à toi|à tous))*|mille mercis|je vous remercie',
  // Italian
  '(?:(?:molte|tante|mille) )?grazie(?: (?:mille|infinite|tante|ancora|a voi|a lei|a tutti|di cuore))*|(?:vi|la|ti) ringrazio(?: molto)?',
  // Polish
  '(?:(?:bardzo|serdecznie|serdeczne|wielkie) )*(?:dziękuję|dziękujemy|dzięki)(?: (?:bardzo|wielkie|pięknie|serdecznie|państwu|wam))*',
  // Ukrainian
  '(?:(?:щиро|дуже|красно|велике) )*(?:дякую|дякуємо|спасибі)(?: (?:вам|велике|щиро|дуже))*',
  // Russian
  '(?:(?:большое|огромное|вам) )*(?:спасибо|благодарю|благодарим|спс)(?: (?:вам|большое|огромное|всем))*',
];

const goodAnswers =
  '(?:schnellen?|raschen?|prompten?|netten?|liebe|guten?|ausführlichen?|freundlichen?|hilfreichen?|tollen?|super)';

/** What may stand beside it without asking for anything. */
const besides = [
  'ok|okay|okey|okej|oki|super|top|perfekt|klasse|prima|wunderbar|alles klar|alles gut|sehr gut|passt|verstanden|und|nochmals?|noch mal|wirklich|echt|sehr|von herzen',
  `für (?:die|deine|eure|ihre|all die|den|deinen|euren|ihren) (?:${goodAnswers} )*(?:antwort|auskunft|hilfe|infos?|informationen?|rückmeldung|mühe|unterstützung|nachricht|beratung|tipp|hinweis|link|service)`,
  'für alles|fürs (?:nachsehen|nachschauen|kümmern|helfen|antworten|bescheid sagen|bescheid geben)',
  'das (?:hat (?:mir |uns )?(?:sehr |echt |wirklich )?geholfen|hilft (?:mir |uns )?(?:sehr |schon )*(?:weiter)?|war schnell|ist super|ist lieb|ist nett)',
  '(?:das |es )?hat (?:super |prima |alles )?(?:geklappt|funktioniert)|(?:das )?hat sich (?:damit )?erledigt|dann weiß ich bescheid',
  '(?:sehr |echt |total )?(?:nett|lieb|freundlich)(?: von (?:euch|ihnen|dir))?|ihr seid (?:die besten|spitze|super|klasse|toll)|(?:ich )?freue? mich(?: sehr)?|freut mich',
  'liebes (?:team|bücherei ?team|bibliotheks? ?team)|ans? (?:das )?(?:ganze )?team|hallo|hi',
  '(?:(?:einen?|noch|euch|ihnen|dir|auch|wünsche|ich) )*schöne[sn]? (?:tag|abend|wochenende|woche|feierabend|feiertage|feiertag|sonntag|samstag|restwoche|urlaub)(?: noch| euch| ihnen)*',
  'bis bald|tschüss|frohe weihnachten|(?:liebe|viele|beste|schöne|freundliche|herzliche) grüße|mit freundlichen grüßen|gruß|lg|vg|mfg',

  'great|perfect|lovely|brilliant|awesome|wonderful|excellent|cool|got it|all good|very (?:helpful|kind|nice)(?: of you)?|really|so',
  'for (?:the|your|all your) (?:(?:quick|fast|prompt|kind|great|helpful|speedy) )*(?:help|answer|reply|response|info|information|advice|support|link|tip|assistance|time)',
  'for (?:getting back(?: to me)?|letting me know|helping(?: me)?|checking|looking into (?:it|this))',
  'that(?:s| is| was)? (?:really |very |so )*(?:great|perfect|helpful|kind|helps|helped|fast|quick)(?: (?:a lot|me|of you))*|it works? now|it worked',
  '(?:have )?a (?:nice|great|good|lovely) (?:day|weekend|evening|week|one)|have a (?:nice|great|good|lovely) (?:day|weekend|evening|week|one)|you too|you ?a?re the best|dear team|(?:best|kind|warm)? ?regards',

  'tamam|harika|süper|çok|size|iyi (?:günler|akşamlar|geceler|çalışmalar|hafta sonları)|kolay gelsin|elinize sağlık|emeğinize sağlık|(?:hızlı )?(?:yardımınız|cevabınız|bilgi|yanıtınız|cevap) için',
  'ممتاز|حسنا|تمام|رائع|على (?:المساعده|الرد|الرد السريع|المعلومات)|لمساعدتكم|مع السلامه|تحياتي',
  'vale|perfecto|genial|estupendo|muy (?:bien|amables?)|entendido|de verdad|y|por (?:la|su|tu|vuestra|toda la) (?:rápida |pronta )?(?:ayuda|respuesta|información|atención|amabilidad|rapidez)(?: rápida)?|por responder|por todo|(?:un )?saludos?|buen(?:a|as|os)? (?:día|días|tarde|tardes|noche|noches|fin de semana)|hasta (?:luego|pronto)|equipo',
  'parfait|génial|daccord|très (?:bien|gentil)|et|pour (?:votre|ta|la|laide|linfo|les) ?(?:rapide )?(?:aide|réponse|infos?|informations?|gentillesse|rapidité|retour)?(?: rapide)?|bonne (?:journée|soirée)|bon week ?end|cordialement|bien à vous|à bientôt|au revoir',
  'perfetto|ottimo|va bene|benissimo|gentilissim[aio]|molto gentil[ei]|e|per (?:la|il|le|laiuto|linformazione|la vostra|la sua|il vostro) ?(?:risposta|aiuto|informazioni|gentilezza|disponibilità)?(?: veloce)?|buona (?:giornata|serata)|buon (?:weekend|fine settimana)|(?:cordiali )?saluti|a presto|arrivederci',
  'świetnie|w porządku|doskonale|rozumiem|jasne|i|za (?:szybką )?(?:odpowiedź|pomoc|informację|informacje|info)|miłego (?:dnia|wieczoru|weekendu)|pozdrawiam|pozdrowienia|do zobaczenia',
  'добре|чудово|супер|ок|гаразд|зрозуміло|все зрозуміло|і|за (?:швидку )?(?:відповідь|допомогу|інформацію)|гарного (?:дня|вечора)|гарних вихідних|до побачення',
  'хорошо|отлично|понятно|ясно|поняла?|замечательно|прекрасно|и|за (?:быстрый |подробный )?(?:ответ|помощь|информацию)|хорошего (?:дня|вечера)|хороших выходных|до свидания|всего доброго|вы очень помогли|все получилось',
];

const thanked = fold(thanks.join('|'));
const phrase = new RegExp(`^(?:${thanked}|${fold(besides.join('|'))})$`, 'u');
const someThanks = new RegExp(`(?:^| )(?:${thanked})(?: |$)`, 'u');
/** A greeting, then the name of whoever wrote. */
const signature = /((?:^| )(?:lg|vg|mfg|gruss|gruse|grusse|regards)) \p{L}+$/u;

const handles = /(?<![\p{L}\p{N}._%+-])@\w+/gu;
const kindSigns = /[🙏👍👌😊🙂😀😃😄😁😉😍🥰😘😇🤩🤗😌☺❤♥💙💚💛🧡💜🤍💕💖👏🙌💪🎉🥳✨🌟⭐💐🌸🌻🌷🍀☀📚📖📕📗📘📙]/gu;
const smileys = /[:;=]-?[)DP]+|\^\^|<3/g;
/** A sign that is not kind, a question, an address, a number. */
const anythingElse = /[?？؟@#]|\p{Extended_Pictographic}|https?:|www\.|[:;=]-?[(/|]|\d/u;
const mostWords = 24;

/**
 * True when a text is nothing but a thank-you with what is usually said beside it. German, English, Turkish, Arabic,
 * Spanish, French, Italian, Polish, Ukrainian, Russian. Every word has to be known: a question, a wish, a "but", a "no"
 * or an ironic "danke für nichts" is none.
 */
export function isThanks(text: string): boolean {
  const bare = text
    .replace(handles, ' ')
    .replace(kindSigns, ' ')
    .replace(smileys, ' ')
    .replace(/[\uFE0F\u200D]/g, '');
  if (anythingElse.test(bare)) return false;
  const plain = fold(bare.replace(/['’`]/g, '').replace(/\p{Emoji_Modifier}/gu, ' '))
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace(signature, '$1');
  const said = plain.split(' ');
  return said.length <= mostWords && someThanks.test(plain) && onlyPhrases(said);
}

/** Whether the words can be read as such phrases one after the other. Each place is gone on from once, however it was reached. */
function onlyPhrases(said: readonly string[]): boolean {
  const reached = new Set([0]);
  for (const start of reached) {
    for (let end = start + 1; end <= said.length; end++) {
      if (phrase.test(said.slice(start, end).join(' '))) reached.add(end);
    }
  }
  return reached.has(said.length);
}
