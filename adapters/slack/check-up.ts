/** Whether Slack is set up as Auskunft needs it: token, scopes, channels, and the people that the library names. */
import * as v from 'valibot';
import { type Finding, finding } from '../../core/finding.ts';
import type { StaffId } from '../../core/thread.ts';

/** What the manifest asks for; the channel's own two differ for private and public ones. */
const neededScopes = ['chat:write', 'commands', 'files:write', 'users:read', 'metadata.message:read'] as const;
const channelScopes = { private: ['groups:read', 'groups:history'], public: ['channels:read', 'channels:history'] };
/** Slack refuses a signature that is older than five minutes; a clock this far off will soon be. */
const clockTolerance = 60_000;

const Answer = v.looseObject({ ok: v.boolean(), error: v.optional(v.string()) });
const Info = v.object({
  channel: v.object({
    name: v.optional(v.string(), ''),
    is_private: v.optional(v.boolean(), false),
    is_member: v.optional(v.boolean(), false),
    is_archived: v.optional(v.boolean(), false),
  }),
});
const User = v.object({ user: v.object({ deleted: v.optional(v.boolean(), false) }) });

export interface SlackCheck {
  apiUrl: string;
  botToken: string;
  channel: string;
  reportChannel: string;
  /** Everybody whom the library's files name: on the rota, in roles and in teams. */
  people: readonly StaffId[];
  clock: () => number;
}

interface Told {
  body: v.InferOutput<typeof Answer>;
  scopes: readonly string[];
  /** Epoch milliseconds by Slack's clock, or null. */
  date: number | null;
}

/** Asks Slack and changes nothing there. Never throws for what Slack does. */
export async function checkSlack({ apiUrl, botToken, channel, reportChannel, people, clock }: SlackCheck) {
  const found: Finding[] = [];
  const ask = (method: string, args: Record<string, string> = {}) => call(apiUrl, botToken, method, args);
  const test = await ask('auth.test');
  if (test === null) return [unreachable()];
  if (isBusy(test)) return [busy()];
  if (!test.body.ok) return [refusedToken(test.body.error ?? '')];
  found.push(finding('ok', 'Slack', 'Das Token ist gültig.', 'The token is valid.'));
  if (test.date !== null && Math.abs(test.date - clock()) > clockTolerance) {
    const seconds = Math.round(Math.abs(test.date - clock()) / 1000);
    found.push(
      finding(
        'problem',
        'Uhr',
        `Die Uhr dieses Rechners geht ${seconds} Sekunden anders als die von Slack. Bitte die Zeit automatisch stellen lassen.`,
        `This computer's clock is ${seconds} seconds away from Slack's. Please let it set its time automatically.`,
      ),
    );
  }
  const isPrivate = await checkChannel(ask, channel, 'SLACK_CHANNEL', found);
  if (reportChannel !== channel) await checkChannel(ask, reportChannel, 'SLACK_REPORT_CHANNEL', found);
  if (test.scopes.length > 0) {
    const wanted = [...neededScopes, ...channelScopes[isPrivate ? 'private' : 'public']];
    const missing = wanted.filter((scope) => !test.scopes.includes(scope));
    found.push(missing.length === 0 ? allScopes() : missingScopes(missing));
  }
  found.push(...(await gonePeople(ask, people)));
  return found;
}

type Ask = (method: string, args?: Record<string, string>) => Promise<Told | null>;

async function checkChannel(ask: Ask, channel: string, name: string, found: Finding[]): Promise<boolean> {
  const told = await ask('conversations.info', { channel });
  if (told === null || isBusy(told)) {
    found.push(told === null ? unreachable() : busy());
    return true;
  }
  const info = v.safeParse(Info, told.body);
  if (!told.body.ok || !info.success) {
    found.push(
      finding(
        'problem',
        'Slack',
        `${name}: Der Kanal ${channel} ist nicht zu sehen. Bitte die App mit „/invite @Auskunft“ einladen und die Kanal-ID prüfen.`,
        `${name}: the channel ${channel} cannot be seen. Please invite the app with “/invite @Auskunft” and check the channel's id.`,
      ),
    );
    return true;
  }
  const { is_private, is_member, is_archived, name: called } = info.output.channel;
  if (is_archived || !is_member) {
    found.push(
      finding(
        'problem',
        'Slack',
        `${name}: In #${called} ${is_archived ? 'kann niemand schreiben, er ist archiviert' : 'fehlt die App; bitte dort „/invite @Auskunft“ eingeben'}.`,
        `${name}: #${called} ${is_archived ? 'is archived' : 'lacks the app; please type “/invite @Auskunft” there'}.`,
      ),
    );
  } else if (!is_private) {
    found.push(
      finding(
        'hint',
        'Slack',
        `${name}: #${called} ist öffentlich. Fragen von Leserinnen und Lesern gehören in einen privaten Kanal (Kanaleinstellungen → „In privaten Kanal umwandeln“).`,
        `${name}: #${called} is public. What patrons ask belongs in a private channel (channel settings → “Change to a private channel”).`,
      ),
    );
  } else {
    found.push(finding('ok', 'Slack', `${name}: #${called} ist privat.`, `${name}: #${called} is private.`));
  }
  return is_private;
}

async function gonePeople(ask: Ask, people: readonly StaffId[]): Promise<Finding[]> {
  const gone: StaffId[] = [];
  for (const user of new Set(people)) {
    const told = await ask('users.info', { user });
    const info = v.safeParse(User, told?.body);
    if (told?.body.error === 'user_not_found' || (info.success && info.output.user.deleted)) gone.push(user);
  }
  if (gone.length === 0) return [];
  const names = gone.join(', ');
  return [
    finding(
      'hint',
      'Slack',
      `Nicht mehr im Workspace: ${names}. Bitte in rota.yaml und library.yaml streichen.`,
      `No longer in the workspace: ${names}. Please remove from rota.yaml and library.yaml.`,
    ),
  ];
}

async function call(
  apiUrl: string,
  botToken: string,
  method: string,
  args: Record<string, string>,
): Promise<Told | null> {
  try {
    const answer = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(args).toString(),
      signal: AbortSignal.timeout(10_000),
    });
    const body = v.safeParse(Answer, await answer.json());
    if (!body.success) return null;
    const scopes = (answer.headers.get('x-oauth-scopes') ?? '').split(/[,\s]+/).filter((scope) => scope !== '');
    const date = Date.parse(answer.headers.get('date') ?? '');
    return { body: body.output, scopes, date: Number.isNaN(date) ? null : date };
  } catch {
    return null; // no answer, or none that can be read: said as such
  }
}

const unreachable = () =>
  finding(
    'problem',
    'Slack',
    'Slack antwortet nicht. Bitte die Verbindung prüfen.',
    'Slack does not answer. Please check the connection.',
  );

/** Slack's two spellings (docs.slack.dev, "Rate limits"). */
function isBusy({ body: { error } }: Told): boolean {
  return error === 'ratelimited' || error === 'rate_limited';
}

const busy = () =>
  finding(
    'hint',
    'Slack',
    'Slack bittet gerade um eine Pause. Bitte in einer Minute noch einmal prüfen.',
    'Slack asks for a pause right now. Please check again in a minute.',
  );

const refusedToken = (error: string) =>
  finding(
    'problem',
    'Slack',
    `Slack erkennt SLACK_BOT_TOKEN nicht an (${error}). Bitte das Bot-Token (xoxb-…) der installierten App eintragen.`,
    `Slack does not accept SLACK_BOT_TOKEN (${error}). Please set the bot token (xoxb-…) of the installed app.`,
  );

const allScopes = () => finding('ok', 'Slack', 'Alle Rechte der App sind da.', 'The app has all its scopes.');

const missingScopes = (missing: readonly string[]) =>
  finding(
    'problem',
    'Slack',
    `Der App fehlen Rechte: ${missing.join(', ')}. Bitte im Manifest ergänzen und die App neu installieren.`,
    `The app lacks scopes: ${missing.join(', ')}. Please add them to the manifest and reinstall the app.`,
  );
