import { useSignal } from '@preact/signals';
import type { Image } from './block-kit-elements.ts';
import { Link } from './mrkdwn.tsx';
import { say } from './state.ts';

/** A picture of its own, with its title above. */
export function ImageBlock({ image }: { image: Image }) {
  return (
    <figure class="picture-block">
      {image.title !== undefined && <figcaption>{image.title.text}</figcaption>}
      <Picture alt={image.alt_text} url={addressOf(image)} told={image.title?.text === image.alt_text} />
    </figure>
  );
}

/** A picture beside a text (`small`) or between words (`tiny`). */
export function InlineImage({ image, size }: { image: Image; size: 'small' | 'tiny' }) {
  return (
    <span class={`picture-${size}`}>
      <Picture alt={image.alt_text} url={addressOf(image)} />
    </span>
  );
}

/**
 * A picture, or its description where there is none to be had. The page loads nothing from other machines: what lies there
 * is described, with a link.
 */
export function Picture({
  alt,
  url,
  told = false,
}: {
  alt: string;
  url: string | null;
  /** True where the words beside it say the same. */
  told?: boolean;
}) {
  const broken = useSignal(false);
  if (url !== null && isOfThisMachine(url) && !broken.value)
    return (
      <img
        src={url}
        alt={alt}
        loading="lazy"
        onError={() => {
          broken.value = true;
        }}
      />
    );
  const leadsThere = url !== null && !broken.value;
  return (
    <span class="picture-words">
      {!(told && leadsThere) && <span>{alt === '' ? say.value('pictureUntold') : say.value('picture', { alt })}</span>}
      {leadsThere && <Link url={url} label={say.value('openPicture')} />}
    </span>
  );
}

function addressOf({ image_url, slack_file }: Image): string | null {
  if (image_url !== undefined) return image_url;
  return slack_file?.id === undefined ? null : `/slack/files/${encodeURIComponent(slack_file.id)}`;
}

/** As the page's content security policy has it. */
function isOfThisMachine(url: string): boolean {
  return url.startsWith('/') || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(url);
}
