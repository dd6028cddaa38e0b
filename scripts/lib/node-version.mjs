/** Says so in plain words when Node is too old; read before any file with newer syntax, so it uses none itself. */
export function requireNode() {
  var found = process.versions.node.split('.').map(Number);
  if (found[0] > 20 || (found[0] === 20 && found[1] >= 19)) return;
  console.error('✗ Node ' + process.versions.node + ' is too old: Passerelle needs 20.19 or newer.');
  console.error('\nInstall a newer one from https://nodejs.org (or: nvm install 22), then try again.');
  process.exit(1);
}
