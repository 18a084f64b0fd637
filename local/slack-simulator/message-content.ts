import { objectArgument, objectListArgument, optionalText, Refusal } from './arguments.ts';
import { describeProblem } from './block-kit-checks.ts';
import { withDefaults } from './block-kit-defaults.ts';
import { problemsInMessage } from './block-kit-limits.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { mediaType } from './media-types.ts';
import type { Workspace } from './workspace.ts';

/** docs.slack.dev, "Image block": png, jpg, jpeg and gif. */
const pictureTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif']);
const longestText = 40_000; // characters; what is beyond is cut off

/** What a call says about a message; undefined is what it does not mention. */
export interface Content {
  text: string | undefined;
  blocks: JsonObject[] | undefined;
  metadata: JsonObject | undefined;
  truncated: boolean;
}

/** The content of a message in `args`, checked as Slack checks it. */
export function contentOf(workspace: Workspace, args: JsonObject): Content {
  const given = optionalText(args, 'text');
  const characters = given === undefined ? [] : [...given];
  const truncated = characters.length > longestText;
  return {
    text: truncated ? characters.slice(0, longestText).join('') : given,
    blocks: blocksOf(workspace, args),
    metadata: metadataOf(args),
    truncated,
  };
}

/** The part of an answer that tells of a text that was cut off. */
export function truncationWarning(content: Content): JsonObject {
  return content.truncated
    ? {
        warning: 'message_truncated',
        response_metadata: { warnings: ['message_truncated'] },
      }
    : {};
}

function blocksOf(workspace: Workspace, args: JsonObject): JsonObject[] | undefined {
  const blocks = objectListArgument(args, 'blocks', 'invalid_blocks_format');
  if (blocks === undefined) return undefined;
  const problems = [...problemsInMessage(blocks), ...missingFiles(workspace, blocks, '/blocks')];
  if (problems.length > 0) throw new Refusal('invalid_blocks', problems.map(describeProblem));
  return withDefaults(blocks, workspace.newId);
}

/** A file of an image block has to be an upload that was completed, and a picture. */
function missingFiles(workspace: Workspace, value: Json, pointer: string): { message: string; pointer: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => missingFiles(workspace, item, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const at = `${pointer}/${name}`;
    if (name !== 'slack_file' || !isObject(field)) return missingFiles(workspace, field, at);
    const file = typeof field.id === 'string' ? workspace.files.get(field.id) : undefined;
    const shown = file?.completed === true && pictureTypes.has(mediaType(file.name));
    return shown ? [] : [{ message: 'invalid slack file', pointer: at }];
  });
}

/** Metadata is an event type with a payload; an empty object takes away what was there. */
function metadataOf(args: JsonObject): JsonObject | undefined {
  const metadata = objectArgument(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined || Object.keys(metadata).length === 0) return metadata;
  if (typeof metadata.event_type !== 'string' || !isObject(metadata.event_payload))
    throw new Refusal('invalid_metadata_schema');
  return metadata;
}
