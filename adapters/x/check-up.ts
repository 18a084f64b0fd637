/** Whether X is set up as Auskunft needs it: credentials, the right account, direct messages, credit. */
import * as v from 'valibot';
import { type Finding, finding } from '../../core/finding.ts';
import { type Answer, type XOptions, xClient } from './client.ts';

const Me = v.object({ data: v.object({ username: v.string() }) });

/**
 * Reads the account and one direct message: about two cents. Never throws for what X does.
 * @param handle the account that `library.yaml` names
 */
export async function checkX(options: XOptions, handle: string): Promise<Finding[]> {
  const client = xClient(options);
  const me = await client.get('users/me', {});
  if (me.kind !== 'answered') return [failure(me, 'users/me')];
  const account = v.safeParse(Me, me.body);
  if (!account.success) return [strange()];
  const { username } = account.output.data;
  const found: Finding[] = [
    username.toLowerCase() === handle.toLowerCase()
      ? finding('ok', 'X', `Angemeldet als @${username}.`, `Signed in as @${username}.`)
      : finding(
          'problem',
          'X',
          `Die Zugangsdaten gehören zu @${username}, in library.yaml steht aber @${handle}. Bitte eines von beiden ändern.`,
          `The credentials belong to @${username}, but library.yaml says @${handle}. Please change one of them.`,
        ),
  ];
  const direct = await client.get('dm_events', { max_results: '1' });
  found.push(
    direct.kind === 'answered'
      ? finding('ok', 'X', 'Direktnachrichten sind lesbar.', 'Direct messages can be read.')
      : failure(direct, 'dm_events'),
  );
  return found;
}

function failure(answer: Exclude<Answer, { kind: 'answered' }>, path: string): Finding {
  if (answer.kind !== 'refused') {
    return finding('problem', 'X', `X antwortet nicht (${answer.detail}).`, `X does not answer (${answer.detail}).`);
  }
  switch (answer.status) {
    case 401:
      return finding(
        'problem',
        'X',
        'X erkennt die Zugangsdaten nicht an. Bitte die vier Werte X_… prüfen und die Tokens neu erzeugen.',
        'X does not accept the credentials. Please check the four values X_… and make the tokens anew.',
      );
    case 402:
      return finding('problem', 'X', 'Das Guthaben bei X ist aufgebraucht.', 'The credit at X is used up.');
    case 403:
      return finding(
        'problem',
        'X',
        `X erlaubt ${path} nicht. Die App braucht „Read and write and Direct Messages“; danach die Tokens neu erzeugen.`,
        `X does not allow ${path}. The app needs “Read and write and Direct Messages”; then make the tokens anew.`,
      );
    case 429:
      return finding(
        'hint',
        'X',
        `X bittet bei ${path} gerade um eine Pause. Bitte in einer Viertelstunde noch einmal prüfen.`,
        `X asks for a pause at ${path} right now. Please check again in a quarter of an hour.`,
      );
    default:
      return finding(
        'problem',
        'X',
        `X antwortet auf ${path} mit ${answer.status}.`,
        `X answers ${path} with ${answer.status}.`,
      );
  }
}

const strange = () =>
  finding(
    'problem',
    'X',
    'X antwortet mit etwas Unlesbarem. Ist X_API_URL richtig?',
    'X answers with something unreadable. Is X_API_URL right?',
  );
