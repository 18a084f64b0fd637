import { type Method, objectListArgument, optionalText, Refusal, requiredText } from './arguments.ts';
import { type JsonObject, textOf } from './json.ts';
import { mediaType } from './media-types.ts';
import { contentOf } from './message-content.ts';
import { findChannel, postMessage } from './messages.ts';
import { app, team } from './people.ts';
import type { StoredFile } from './records.ts';
import type { Workspace } from './workspace.ts';

/** files.getUploadURLExternal and files.completeUploadExternal. `address` is where this server answers, without a slash. */
export function fileMethods(workspace: Workspace, address: () => string): Record<string, Method> {
  return {
    'files.getUploadURLExternal'(args) {
      const name = requiredText(args, 'filename');
      const length = Number(requiredText(args, 'length'));
      if (!Number.isInteger(length) || length < 1) throw new Refusal('invalid_arguments');
      const altText = optionalText(args, 'alt_text') ?? optionalText(args, 'alt_txt');
      const file: StoredFile = {
        id: workspace.newId('F'),
        name,
        title: name,
        length,
        at: workspace.now(),
        ...(altText === undefined ? {} : { altText }),
        completed: false,
        channels: [],
      };
      workspace.files.put(file.id, file);
      return { upload_url: `${address()}/upload/v1/${file.id}`, file_id: file.id };
    },

    'files.completeUploadExternal'(args) {
      const wanted = objectListArgument(args, 'files', 'invalid_arguments') ?? [];
      if (wanted.length === 0) throw new Refusal('invalid_arguments', ['missing required field: files']);
      const channelIds = [optionalText(args, 'channel_id'), ...(optionalText(args, 'channels') ?? '').split(',')]
        .filter((id) => id !== undefined)
        .filter((id) => id !== '')
        .map((id) => findChannel(id).id);
      const files = wanted.map((item) => {
        const file = workspace.files.get(textOf(item.id));
        if (file?.contentBase64 === undefined || file.completed) throw new Refusal('file_not_found');
        return { ...file, title: textOf(item.title) || file.title, completed: true, channels: channelIds };
      });
      for (const file of files) workspace.files.put(file.id, file);
      for (const channel of channelIds) share(workspace, channel, args, files);
      return { files: files.map((file) => wireFile(file, address())) };
    },
  };
}

/** Takes the bytes of an upload. False when no such upload is open or the length is not the announced one. */
export function receiveUpload(workspace: Workspace, id: string, bytes: Buffer): boolean {
  const file = workspace.files.get(id);
  if (file === undefined || file.completed || bytes.length !== file.length) return false;
  workspace.files.put(id, { ...file, contentBase64: bytes.toString('base64') });
  return true;
}

/** A completed upload, or undefined when there is none. */
export function fileOf(
  workspace: Workspace,
  id: string,
): { name: string; mediaType: string; bytes: Buffer } | undefined {
  const file = workspace.files.get(id);
  if (file?.contentBase64 === undefined || !file.completed) return undefined;
  return { name: file.name, mediaType: mediaType(file.name), bytes: Buffer.from(file.contentBase64, 'base64') };
}

function share(workspace: Workspace, channel: string, args: JsonObject, files: readonly StoredFile[]): void {
  const { blocks: _, ...rest } = args;
  const comment = optionalText(args, 'initial_comment') ?? files.map((file) => file.title).join(', ');
  const content = contentOf(workspace, { ...rest, text: comment });
  postMessage(workspace, channel, content, optionalText(args, 'thread_ts'));
}

function wireFile(file: StoredFile, address: string): JsonObject {
  const seconds = Math.floor(file.at / 1000);
  const link = `${address}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: seconds,
    timestamp: seconds,
    name: file.name,
    title: file.title,
    mimetype: mediaType(file.name),
    filetype: file.name.split('.').at(-1) ?? '',
    user: app.botUserId,
    user_team: team.id,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    is_public: true,
    url_private: link,
    url_private_download: link,
    permalink: link,
    channels: file.channels,
    groups: [],
    ims: [],
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}
