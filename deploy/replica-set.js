// Run by mongosh against one member: makes the set of three once, then waits for a primary.
const members = ['mongo-1', 'mongo-2', 'mongo-3'].map((name, _id) => ({ _id, host: `${name}:27017` }));
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'rs0', members });
}
for (let tries = 0; tries < 60 && !db.hello().primary; tries += 1) sleep(1000);
if (!db.hello().primary) throw new Error('the replica set has no primary after a minute');
