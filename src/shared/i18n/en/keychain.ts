/** How a keychain is had, for each family of systems. Stands behind what went wrong. */
export const keychain = {
  'keychain.remedy.mac':
    'Open Keychain Access, check that the login keychain is there and unlocked, then start the app again.',
  'keychain.remedy.windows': 'Check in Services that Credential Manager is running, then start the app again.',
  'keychain.remedy.debian':
    'Install one with “sudo apt install libsecret-1-0 gnome-keyring”, sign in to the desktop again, then start the app.',
  'keychain.remedy.fedora':
    'Install one with “sudo dnf install libsecret gnome-keyring”, sign in to the desktop again, then start the app.',
  'keychain.remedy.arch':
    'Install one with “sudo pacman -S libsecret gnome-keyring”, sign in to the desktop again, then start the app.',
  'keychain.remedy.linux':
    'Install libsecret and a keyring such as GNOME Keyring or KWallet, sign in to the desktop again, then start the app.',
} as const;
