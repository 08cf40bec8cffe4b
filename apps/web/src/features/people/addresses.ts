/** E-mail addresses out of what somebody pasted: lines, commas, “Ada Lovelace <ada@example.org>”. */
export function readAddresses(text: string): { addresses: string[]; wrong: string[] } {
  const pieces = text
    .split(/[\n,;]+/)
    .map((piece) => /<([^<>]*)>\s*$/.exec(piece)?.[1] ?? piece)
    .flatMap((piece) => piece.trim().split(/\s+/))
    .filter((piece) => piece !== '');
  const isAddress = (piece: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(piece);
  return {
    addresses: [...new Set(pieces.filter(isAddress).map((piece) => piece.toLowerCase()))],
    wrong: pieces.filter((piece) => !isAddress(piece)),
  };
}
