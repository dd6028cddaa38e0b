/** Pays on the sandbox's page, as a browser would with its form. */
export async function paySandboxPage(pageUrl: string, sandboxOrigin: string): Promise<void> {
  const answer = await fetch(`${sandboxOrigin}${new URL(pageUrl).pathname}/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card: '4242424242424242' }), signal: AbortSignal.timeout(5_000) });
  if (answer.status !== 303) throw new Error(`the sandbox's page answered ${answer.status}`);
}
