import type { BlueprintData, CardData, GroupData, NoteData } from '../canvas/flow-types';
import { readNote } from '../graph/note-text';
import type { Box, PictureSource } from './picture';
import { escaped, type Font, fitted, MONO, widthOf, wrapped } from './picture-text';

type Look = Pick<PictureSource, 'colors' | 'icons'>;

/** One box of the canvas as SVG. */
export function drawNode(box: Box, look: Look): string {
  const { node } = box;
  switch (node.type) {
    case 'note':
      return drawNote(box, node.data, look);
    case 'blueprint':
      return drawBlueprint(box, node.data, look);
    case 'routes':
      return drawGroup(box, node.data, look);
    default:
      return node.data.isRow ? drawRow(box, node.data, look) : drawCard(box, node.data, look);
  }
}

function drawCard(box: Box, data: CardData, look: Look): string {
  const { colors } = look;
  const face = colors.faces[data.face] ?? { color: colors.fg, soft: colors.sunken };
  const middle = box.y + box.height / 2;
  const room = box.width - 56 - (data.errors + data.warnings > 0 ? 22 : 0) - (data.isGuarded ? 18 : 0);
  return [
    rect(box, { fill: colors.surface, stroke: data.errors > 0 ? colors.danger : colors.line, radius: 8 }),
    `<rect x="${box.x + 10}" y="${middle - 16}" width="32" height="32" rx="6" fill="${face.soft}"/>`,
    iconAt({ x: box.x + 18, y: middle - 8 }, look.icons[data.face] ?? '', face.color),
    words(data.title, { x: box.x + 52, y: middle - 3 }, { ...title, fill: colors.fg, room }),
    words(data.line, { x: box.x + 52, y: middle + 13 }, { ...small, fill: colors.muted, room }),
    state(box, data, look),
  ].join('');
}

function drawRow(box: Box, data: CardData, look: Look): string {
  const { colors } = look;
  const [first = '', ...rest] = data.line.split(', ');
  const y = box.y + box.height / 2 + 4;
  const room = box.width - 78 - (data.errors + data.warnings > 0 ? 22 : 0) - (data.isGuarded ? 18 : 0);
  const color = colors.faces.route?.color ?? colors.fg;
  return [
    rect(box, { fill: colors.surface, stroke: data.errors > 0 ? colors.danger : colors.line, radius: 6 }),
    words(
      `${first}${rest.length > 0 ? ` +${rest.length}` : ''}`,
      { x: box.x + 10, y },
      { ...method, fill: color, room: 52 },
    ),
    words(data.title, { x: box.x + 66, y }, { ...mono, fill: colors.fg, room }),
    state(box, data, look),
  ].join('');
}

function drawGroup(box: Box, data: GroupData, { colors }: Look): string {
  const y = data.isExpanded ? box.y + 22 : box.y + box.height / 2 + 4;
  const count = data.isExpanded ? String(data.count) : `${data.count} routes`;
  const right = box.x + box.width - 10;
  return [
    rect(box, { fill: data.isExpanded ? colors.sunken : colors.surface, stroke: colors.line, radius: 8 }),
    words(
      data.prefix,
      { x: box.x + 12, y },
      { ...title, fill: colors.fg, room: box.width - 40 - widthOf(count, small) },
    ),
    `<text x="${right}" y="${y}" text-anchor="end" fill="${colors.muted}">${escaped(count)}</text>`,
  ].join('');
}

function drawBlueprint(box: Box, data: BlueprintData, look: Look): string {
  const { colors, icons } = look;
  const room = box.width / 2 - 30;
  const end = box.x + 38 + Math.min(room, widthOf(data.title, title)) + 10;
  return [
    rect(box, { fill: 'none', stroke: colors.line, radius: 12, dash: '4 3' }),
    iconAt({ x: box.x + 14, y: box.y + 12 }, icons.blueprint ?? '', colors.faces.blueprint?.color ?? colors.fg),
    words(data.title, { x: box.x + 38, y: box.y + 24 }, { ...title, fill: colors.fg, room }),
    words(data.line, { x: end, y: box.y + 24 }, { ...small, fill: colors.muted, room }),
  ].join('');
}

const NOTE_PADDING = 10;
const NOTE_LINE = 20;

function drawNote(box: Box, data: NoteData, { colors }: Look): string {
  const look = colors.notes[data.color] ?? { ground: colors.surface, edge: colors.line };
  const room = box.width - 2 * NOTE_PADDING;
  const last = box.y + box.height - NOTE_PADDING;
  let y = box.y + NOTE_PADDING + 14;
  const lines = readNote(data.text).flatMap((block) => {
    const isHeading = block.type === 'heading';
    const font: Font = { size: isHeading ? 14 : 13, isMono: false, isBold: isHeading };
    const indent = block.type === 'item' ? 14 : 0;
    const text = block.stretches.map((stretch) => stretch.text).join('');
    if (text === '') {
      y += NOTE_LINE / 2;
      return [];
    }
    return wrapped(text, room - indent, font).flatMap((line, index) => {
      const at = { x: box.x + NOTE_PADDING + indent, y };
      y += NOTE_LINE;
      if (at.y > last + 4) return [];
      const bullet =
        indent > 0 && index === 0
          ? words('•', { x: box.x + NOTE_PADDING, y: at.y }, { ...font, fill: colors.fg, room })
          : '';
      return [bullet + words(line, at, { ...font, fill: colors.fg, room: room + 8 })];
    });
  });
  return rect(box, { fill: look.ground, stroke: look.edge, radius: 6 }) + lines.join('');
}

/** What is wrong, and a lock where an authorizer guards, each with a form of its own. */
function state(box: Box, data: CardData, { colors }: Look): string {
  const y = box.y + box.height / 2;
  const isMarked = data.errors + data.warnings > 0;
  const x = box.x + box.width - 18;
  const color = data.errors > 0 ? colors.danger : colors.warning;
  const mark = isMarked
    ? `<circle cx="${x}" cy="${y}" r="6.5" fill="none" stroke="${color}" stroke-width="1.5"/><path d="M${x} ${y - 3}v3.5M${x} ${y + 3}v.1" stroke="${color}" stroke-width="1.5" stroke-linecap="round"/>`
    : '';
  const left = isMarked ? x - 20 : x;
  const lock = data.isGuarded
    ? `<path d="M${left - 4} ${y - 1}h8v6h-8zM${left - 2.5} ${y - 1}v-2a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="${colors.muted}" stroke-width="1.2"/>`
    : '';
  return mark + lock;
}

const title: Font = { size: 12, isMono: true, isBold: true };
const mono: Font = { size: 12, isMono: true };
const method: Font = { size: 11, isMono: true, isBold: true };
const small: Font = { size: 12, isMono: false };

type Words = Font & { fill: string; room: number };

function words(text: string, { x, y }: { x: number; y: number }, { fill, room, ...font }: Words): string {
  const family = font.isMono ? ` font-family="${escaped(MONO)}"` : '';
  const weight = font.isBold === true ? ' font-weight="600"' : '';
  return `<text x="${x}" y="${y}" font-size="${font.size}" fill="${fill}"${family}${weight} xml:space="preserve">${escaped(fitted(text, room, font))}</text>`;
}

type Rect = { fill: string; stroke: string; radius: number; dash?: string };

function rect({ x, y, width, height }: Box, { fill, stroke, radius, dash }: Rect): string {
  const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="${radius}" fill="${fill}" stroke="${stroke}"${dashed}/>`;
}

function iconAt({ x, y }: { x: number; y: number }, inside: string, color: string): string {
  return `<g transform="translate(${x} ${y}) scale(${16 / 24})" fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inside}</g>`;
}
