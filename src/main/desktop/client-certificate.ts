import { app } from 'electron';

/**
 * No server gets a client certificate: it names the user, and Electron would send the first one that matches. A server
 * that insists on one refuses the connection, which network-failure.ts knows.
 */
export function sendNoClientCertificate(): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
}
