// Class names as they are written, so that a test could tell them apart; no test should need to.
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? false : String(name)) });
