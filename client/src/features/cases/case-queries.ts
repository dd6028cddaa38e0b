/** Keys of what support works on; each act and note makes them be read again. */
export const casesKey = (which: Readonly<Record<string, unknown>> = {}) => ['cases', which] as const;
export const actsKey = ['cases', 'acts'] as const;
export const licencesKey = ['licences'] as const;

/** A person may be stranded while this page is open. */
export const lookAgainMs = 30_000;
