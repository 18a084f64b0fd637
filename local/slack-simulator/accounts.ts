import type { JsonObject } from './json.ts';
import { hasLeft } from './membership.ts';
import { app, everybody, type Person, team } from './people.ts';
import type { Workspace } from './workspace.ts';

/** Every account of the workspace as users.info and users.list describe it. */
export function accounts(workspace: Workspace, includeLocale: boolean): JsonObject[] {
  const people = everybody.map((person) =>
    hasLeft(workspace, person.id) ? formerAccount(person) : account(person, false, includeLocale),
  );
  const bot: Person = { id: app.botUserId, name: app.name, realName: app.realName, locale: 'en-US', title: '' };
  return [...people, account(bot, true, includeLocale)];
}

function account(person: Person, isBot: boolean, includeLocale: boolean): JsonObject {
  return {
    ...identity(person, isBot),
    deleted: false,
    tz: 'Europe/Berlin',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    ...(includeLocale ? { locale: person.locale } : {}),
  };
}

/** Of a deactivated account Slack tells less: neither time zone nor rights nor language. */
function formerAccount(person: Person): JsonObject {
  return { ...identity(person, false), deleted: true };
}

function identity(person: Person, isBot: boolean): JsonObject {
  return {
    id: person.id,
    team_id: team.id,
    name: person.name,
    real_name: person.realName,
    profile: {
      title: person.title,
      phone: '',
      skype: '',
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      status_text: '',
      status_emoji: '',
      status_emoji_display_info: [],
      status_expiration: 0,
      huddle_state: 'default_unset',
      huddle_state_expiration_ts: 0,
      image_48: '',
      image_192: '',
      ...(isBot ? { api_app_id: app.id, bot_id: app.botId } : { email: `${person.name}@bibliothek.example` }),
      team: team.id,
    },
    is_bot: isBot,
    is_app_user: false,
    updated: 0,
  };
}
