/** A handful of lifelike questions for the first start, so that the page has something to answer. */
import type { XSimulator } from './x-simulator/server.ts';

/** Asks as several invented patrons: in public and privately, in German and English, glad and cross. */
export function postSamples(x: XSimulator): void {
  const at = `@${x.account.username}`;
  x.post({ author: 'mia_liest', text: `${at} huhu, habt ihr morgen offen? und bis wann 😊` });
  x.post({ author: 'opa_heinrich', text: `${at} Guten Tag, was kostet es, wenn ich ein Buch zu spät zurückbringe?` });
  x.post({ author: 'tomasz_reads', text: `${at} hi, can I get a library card if I only stay in town for six months?` });
  x.post({
    author: 'jule_malt',
    text: `${at} das hab ich heute im Kinderbuch gefunden, was mache ich damit?`,
    pictures: [{ motif: 'book', alt: 'Aufgeschlagenes Buch mit einem großen Kaffeefleck auf der rechten Seite' }],
  });
  x.directMessage({
    author: 'aylin_k',
    text: 'Hallo, ich hab meine PIN vergessen und komme nicht mehr in mein Konto. Was kann ich tun?',
  });
  x.post({
    author: 'familie_lindner',
    text: `${at} Der Fahrstuhl geht schon wieder nicht. Mit Kinderwagen ist das wirklich ärgerlich!`,
  });
}
