import keytar from 'keytar';

/** Whether the real keychain holds a token for this app. */
export async function isInKeychain(token: string): Promise<boolean> {
  const found = await keytar.findCredentials('Talkover Numbers');
  return found.some(({ password }) => password.includes(token));
}
