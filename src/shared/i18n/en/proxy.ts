/** Signing in to a proxy. */
export const proxy = {
  'proxy.title': 'Proxy sign-in',
  'proxy.asks':
    'The proxy {proxy} asks for a user name and a password. They go into the keychain of this system and to this proxy only.',
  'proxy.refused': 'The proxy {proxy} refused the user name or the password. Check them, then try again.',
  'proxy.username': 'User name',
  'proxy.password': 'Password',
  'proxy.signIn': 'Sign in',
} as const;
