/** The kind of data that an entry of the palette is dragged as. */
export const PALETTE_DATA = 'application/x-chalice-construct';
