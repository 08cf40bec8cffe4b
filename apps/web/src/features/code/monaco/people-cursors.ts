import type { Presence } from '@chalice-studio/control-plane/contract';
import { colorOf } from '@/components/initials';
import { monaco } from './monaco';

type Editor = ReturnType<typeof monaco.editor.create>;

/** Other people's cursors and what they have selected, in each person's colour and with the name beside it. */
export function createPeopleCursors(editor: Editor) {
  const decorations = editor.createDecorationsCollection();
  const style = document.createElement('style');
  document.head.append(style);

  return {
    show(file: string, people: readonly Presence[]): void {
      const model = editor.getModel();
      const here = people.flatMap((presence) =>
        presence.cursor?.file === file ? [{ ...presence, cursor: presence.cursor }] : [],
      );
      style.textContent = here.map((presence) => cursorStyle(presence)).join('\n');
      if (model === null) return;
      decorations.set(
        here.flatMap((presence) => {
          const { offset, anchor = offset } = presence.cursor;
          const [at, from] = [model.getPositionAt(offset), model.getPositionAt(anchor)];
          const stickiness = monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
          const hoverMessage = { value: presence.person.name };
          const cursor = {
            range: monaco.Range.fromPositions(at, at),
            options: { beforeContentClassName: classOf(presence), hoverMessage, stickiness },
          };
          if (anchor === offset) return [cursor];
          // Whichever of the two is first.
          const range = monaco.Selection.fromPositions(from, at);
          return [cursor, { range, options: { className: selectionOf(presence), hoverMessage, stickiness } }];
        }),
      );
    },
    dispose(): void {
      decorations.clear();
      style.remove();
    },
  };
}

const classOf = (presence: Presence): string => `cursor-of-${presence.clientId.replace(/[^A-Za-z0-9]/g, '')}`;

const selectionOf = (presence: Presence): string => `${classOf(presence)}-selection`;

function cursorStyle(presence: Presence): string {
  const name = `.${classOf(presence)}`;
  const color = colorOf(presence.person.name);
  return `${name}-selection { background: color-mix(in oklch, ${color} 28%, transparent); }
${name} { position: absolute; margin-left: -1px; border-left: 2px solid ${color}; height: 1.4em; }
${name}::after { content: ${JSON.stringify(presence.person.name)}; position: absolute; top: -1.2em; left: -2px; padding: 0 4px; border-radius: 3px 3px 3px 0; background: ${color}; color: white; font: 500 10px/14px var(--font-sans, sans-serif); white-space: nowrap; max-width: 16ch; overflow: hidden; text-overflow: ellipsis; pointer-events: none; }`;
}
