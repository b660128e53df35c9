/** Loaded into browser mode before the app: where a test sends a message, an exception and a rejection that nothing catches. */
process.on('message', () => {
  void Promise.reject(new Error('rejected for a test'));
  throw new TypeError('thrown for a test', { cause: new RangeError('the cause of it') });
});
