/** The signed-in user as pages and guards need him. */
export interface AdminUser {
  readonly userId: number
  readonly username: string
  readonly firstname: string
  readonly lastname: string
  readonly email: string
  readonly interfaceLocale: string
  readonly theme: 'auto' | 'light' | 'dark'
  /** The granted resources as one text: the same for users with the same rights. */
  readonly rights: string
  /** Whether his role grants an ACL resource. */
  readonly isAllowed: (resource: string) => boolean
}
