import type { Colour } from '@passerelle/shared/vehicles/contract';
import type { CarColour } from '../../ui/drawings/CarDrawing';

/** Sand is drawn in the beige of the drawings. */
export const drawnColour = (colour: Colour): CarColour => (colour === 'sand' ? 'beige' : colour);
