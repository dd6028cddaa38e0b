/** Dates of a search are those of this zone; a car elsewhere says its own on its page. */
export const searchZone = 'Europe/Paris';
