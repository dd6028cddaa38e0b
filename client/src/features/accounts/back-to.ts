/** Where to go after signing in: an address of this site, or the home page. What leads elsewhere (`//evil`, `/\evil`) is not followed. */
export function backTo(query: URLSearchParams): string {
  const to = query.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}
