const tallest = 360; // px
const comfortable = 220; // px: with less room below, a list opens upwards
const margin = 8; // px to the edges of the window

/**
 * Puts a list that lies over everything else below what opened it, or above where there is more room, and keeps it
 * within the window. It follows until the returned function is called.
 * @param width `opener`: as wide as what opened it; `content`: at least that
 */
export function placed(list: HTMLElement, opener: HTMLElement, width: 'opener' | 'content'): () => void {
  function follow(): void {
    const { left, right, top, bottom } = opener.getBoundingClientRect();
    const height = window.visualViewport?.height ?? window.innerHeight;
    const below = height - bottom - margin;
    const above = top - margin;
    const up = below < comfortable && above > below;
    const own = width === 'opener' ? right - left : Math.max(right - left, list.offsetWidth);
    const furthest = document.documentElement.clientWidth - own - margin;
    Object.assign(list.style, {
      [width === 'opener' ? 'width' : 'minWidth']: `${right - left}px`,
      left: `${Math.max(margin, Math.min(left, furthest))}px`,
      maxHeight: `${Math.min(tallest, up ? above : below)}px`,
      top: up ? 'auto' : `${bottom + 4}px`,
      bottom: up ? `${window.innerHeight - top + 4}px` : 'auto',
    });
  }

  list.showPopover?.(); // where it is missing, the list lies among its neighbours
  follow();
  document.addEventListener('scroll', follow, true);
  window.addEventListener('resize', follow);
  window.visualViewport?.addEventListener('resize', follow);
  const shape = new ResizeObserver(follow);
  shape.observe(list);
  return () => {
    document.removeEventListener('scroll', follow, true);
    window.removeEventListener('resize', follow);
    window.visualViewport?.removeEventListener('resize', follow);
    shape.disconnect();
  };
}
