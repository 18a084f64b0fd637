/** What is wrong with how a part of the page is set, as a designer would see it. */
import type { Locator } from 'playwright-core';

/**
 * Texts that stick out of what holds them, cut off or laid over one another, buttons without a readable label, and what
 * scrolls sideways; one line each, empty when all is well.
 */
export function flawsIn(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const flaws: string[] = [];
    const shortly = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 60);
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.closest('.unseen') === null;
    /** Without the padding, in which a sign of its own may stand. */
    const contentOf = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const [start, end] = [Number.parseFloat(style.paddingLeft), Number.parseFloat(style.paddingRight)];
      return new DOMRect(left + start, top, Math.max(0, width - start - end), height);
    };
    const tolerance = 1; // px, for halves
    const space = 6; // px: one at the end of a line hangs over
    const lineTolerance = 5; // px, by which the boxes of two lines may lie over one another

    const held: { node: Node; words: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = shortly(node.textContent ?? '');
      if (words === '' || parent === null || !isSeen(parent) || parent.closest('select, textarea') !== null) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < 13) flaws.push(`too small to read: ${words}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        held.push({ node, words, box });
        for (let around: Element | null = parent; around !== null; around = around.parentElement) {
          const { display } = getComputedStyle(around);
          const outer = around.getBoundingClientRect();
          if (display !== 'inline' && display !== 'contents') {
            if (box.left < outer.left - tolerance || box.right > outer.right + space) {
              flaws.push(`sticks out of ${around.className || around.tagName}: ${words}`);
              break;
            }
          }
          if (around === root) break;
        }
      }
    }

    for (const element of [root, ...root.querySelectorAll('*')]) {
      if (!isSeen(element) || element.scrollWidth <= element.clientWidth + tolerance) continue;
      const { overflowX, display } = getComputedStyle(element);
      // What is typed into a line may be longer than the line.
      if (display === 'inline' || overflowX === 'visible' || element instanceof HTMLInputElement) continue;
      flaws.push(`cut off in ${element.className || element.tagName}: ${shortly(element.textContent ?? '')}`);
    }
    const pen = document.createElement('canvas').getContext('2d');
    for (const line of root.querySelectorAll('input')) {
      if (pen === null || !isSeen(line) || line.value !== '') continue;
      pen.font = getComputedStyle(line).font;
      if (pen.measureText(line.placeholder).width > contentOf(line).width) flaws.push(`cut off: ${line.placeholder}`);
    }

    for (const control of root.querySelectorAll('button, a.button, input, textarea, select, img')) {
      if (!isSeen(control)) continue;
      const label = shortly(control.getAttribute('aria-label') ?? control.textContent ?? '');
      if (control.matches('button, a.button')) {
        if (label === '') flaws.push('a button without a label');
        if (/\S…$/.test(label)) flaws.push(`a label that was shortened: ${label}`);
      }
      held.push({ node: control, words: `[${label || control.tagName}]`, box: contentOf(control) });
    }
    held.forEach((one, i) => {
      for (const other of held.slice(i + 1)) {
        if (one.node === other.node || one.node.contains(other.node) || other.node.contains(one.node)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const along = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > tolerance && along > lineTolerance) flaws.push(`${one.words} lies over ${other.words}`);
      }
    });
    return [...new Set(flaws)];
  });
}
