/** Who signs in for the measurements. */
export const benchUser = { username: 'bench', password: 'bench-password-1' }
