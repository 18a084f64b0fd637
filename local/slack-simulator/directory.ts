import { accounts } from './accounts.ts';
import { flagArgument, jsonArgument, type Method, optionalText, page, Refusal, requiredText } from './arguments.ts';
import { type Json, type JsonObject, textOf } from './json.ts';
import { findPerson } from './membership.ts';
import { app, team } from './people.ts';
import type { Usergroup } from './records.ts';
import type { Workspace } from './workspace.ts';

/** auth.test, users.* and usergroups.*: who is who. */
export function directoryMethods(workspace: Workspace): Record<string, Method> {
  return {
    'auth.test': () => ({
      url: `https://${team.domain}.slack.example/`,
      team: team.name,
      team_id: team.id,
      user: app.name,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),

    'users.info'(args) {
      const user = requiredText(args, 'user');
      const found = accounts(workspace, flagArgument(args, 'include_locale')).find((account) => account.id === user);
      if (found === undefined) throw new Refusal('user_not_found');
      return { user: found };
    },

    'users.list'(args) {
      const everybody = accounts(workspace, flagArgument(args, 'include_locale'));
      const part = page(everybody, args, (account) => `user:${textOf(account.id)}`, {
        usual: 1000,
        most: 1000,
      });
      return {
        members: part.items,
        cache_ts: Math.floor(workspace.now() / 1000),
        response_metadata: { next_cursor: part.nextCursor },
      };
    },

    'usergroups.list': (args) => ({
      usergroups: workspace.usergroups.all().map((group) => wireUsergroup(group, flagArgument(args, 'include_users'))),
    }),

    'usergroups.users.update'(args) {
      const group = workspace.usergroups.get(requiredText(args, 'usergroup'));
      if (group === undefined) throw new Refusal('no_such_subteam');
      const users = userIds(args);
      if (users.length === 0) throw new Refusal('no_users_provided');
      // Only people: the group refuses bots as Slack's does, and whoever is not or no longer there.
      if (users.some((user) => findPerson(workspace, user) === undefined)) throw new Refusal('invalid_users');
      const changed = { ...group, users: [...new Set(users)] };
      workspace.usergroups.put(group.id, changed);
      return { usergroup: wireUsergroup(changed, true) };
    },
  };
}

/** A list of ids: separated by commas, or a JSON list. */
function userIds(args: JsonObject): string[] {
  const text = optionalText(args, 'users') ?? '';
  const given: Json[] = text === '' || text.startsWith('[') ? listOf(args) : text.split(',');
  return given.map((user) => textOf(user).trim()).filter((user) => user !== '');
}

function listOf(args: JsonObject): Json[] {
  const value = jsonArgument(args, 'users', 'invalid_users');
  return Array.isArray(value) ? value : [];
}

function wireUsergroup(group: Usergroup, includeUsers: boolean): JsonObject {
  return {
    id: group.id,
    team_id: team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_type: null,
    created_by: app.botUserId,
    updated_by: app.botUserId,
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    user_count: group.users.length,
    ...(includeUsers ? { users: group.users } : {}),
  };
}
